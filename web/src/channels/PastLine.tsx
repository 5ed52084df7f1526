import type { Channel } from '../api/types.ts'
import { useT } from '../i18n/i18n.tsx'

type Past = NonNullable<Channel['past']>

/** How far the chats of the phone app have come, or why they do not. */
export function PastLine({ past }: { past: Past }) {
  const t = useT()
  const { state, progress, messages: count, reason } = past
  const isWarning = state === 'refused' || state === 'late'
  return (
    <div className={`text-xs ${isWarning ? 'text-attention' : 'text-muted'}`}>
      {state === 'coming'
        ? t('past.coming', { progress, count })
        : state === 'done'
          ? t('past.done', { count })
          : t(`past.${state}`, { why: reason ?? '' })}
      {state === 'coming' && (
        <progress className="mt-1 max-w-80" max={100} value={progress} aria-hidden="true" />
      )}
    </div>
  )
}
