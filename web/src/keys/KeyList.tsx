import { useT } from '../i18n/i18n.tsx'
import { sendKeyCap } from '../settings/preferences.ts'
import { type ActionId, actionOf } from './actions.ts'
import { useCaps } from './context.ts'
import { KeyCaps } from './KeyCaps.tsx'

/** Keys and what they do. */
export function KeyList({ ids }: { ids: readonly ActionId[] }) {
  const t = useT()
  const caps = useCaps()
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm text-muted">
      {ids.map((id) => (
        <div key={id} className="contents">
          <dt>
            <KeyCaps caps={id === 'send' ? [sendKeyCap()] : caps.each(id)} />
          </dt>
          <dd>{t(actionOf(id).text)}</dd>
        </div>
      ))}
    </dl>
  )
}
