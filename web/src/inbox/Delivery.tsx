import { Check, CheckCheck, Clock } from 'lucide-react'
import type { MessageStatus } from '../api/types.ts'
import { useT } from '../i18n/i18n.tsx'
import type { TextKey } from '../i18n/translate.ts'

const icons = { queued: Clock, sent: Check, delivered: CheckCheck, read: CheckCheck } as const
type Shown = keyof typeof icons

/** How far a message came. No tick without the provider's word. */
export function Delivery({ status }: { status: MessageStatus | null }) {
  const t = useT()
  if (!status || !(status in icons)) return null
  const shown = status as Shown
  const Icon = icons[shown]
  const key: TextKey = `inbox.${shown}`
  return (
    <span className={shown === 'read' ? 'state read' : 'state'}>
      <Icon className="small" aria-hidden="true" />
      {t(key)}
    </span>
  )
}
