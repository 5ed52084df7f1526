import { useT } from '../i18n/i18n.tsx'
import type { Status } from './picture.ts'
import { useStatus } from './useColleagues.ts'

/** Whether a colleague is there; nothing for who is not. */
export function StatusDot({ memberId }: { memberId: string }) {
  const t = useT()
  const status = useStatus(memberId)
  if (!status) return null
  return (
    <span className="inline-flex" title={t(`presence.${status}`)}>
      <Dot status={status} />
      <span className="sr">{t(`presence.${status}`)}</span>
    </span>
  )
}

/** Beside words that say the same. */
export const Dot = ({ status }: { status: Status }) => (
  <span className={`presence ${status}`} aria-hidden="true" />
)
