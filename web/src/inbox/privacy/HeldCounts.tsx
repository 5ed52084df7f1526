import type { ContactHeld } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'

const kinds = [
  'conversations',
  'messages',
  'files',
  'identities',
  'facts',
  'promises',
  'ratings',
  'scheduled',
] as const

/** How much is held, kind by kind; what there is nothing of is left out. */
export function HeldCounts({ held }: { held: ContactHeld }) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5 text-sm">
      {kinds
        .filter((kind) => held[kind] > 0)
        .map((kind) => (
          <div key={kind} className="contents">
            <dt className="text-muted">{t(`privacy.${kind}`)}</dt>
            <dd className="num text-ink text-right">{format.number(held[kind])}</dd>
          </div>
        ))}
    </dl>
  )
}
