import { PenLine } from 'lucide-react'
import { useT } from '../i18n/i18n.tsx'
import type { Lock } from './useLock.ts'

/** Says over the field that a colleague types an answer, and opens the field all the same. */
export function TypingStrip({ lock, onOpen }: { lock: Lock; onOpen: () => void }) {
  const t = useT()
  const { names, count, closed } = lock
  return (
    <div className="typing-strip" role="status">
      <PenLine className="small" aria-hidden="true" />
      <span className="grow min-w-0">{t('presence.typing', { names, count })}</span>
      {closed && (
        <button type="button" className="btn small" onClick={onOpen}>
          {t('presence.writeAnyway')}
        </button>
      )}
    </div>
  )
}
