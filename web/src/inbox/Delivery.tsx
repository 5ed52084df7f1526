import { Check, CheckCheck, Clock } from 'lucide-react'
import type { Message } from '../api/types.ts'
import type { Format } from '../i18n/format.ts'
import { useT } from '../i18n/i18n.tsx'
import type { TextKey } from '../i18n/translate.ts'

const icons = { queued: Clock, sent: Check, delivered: CheckCheck, read: CheckCheck } as const
type Shown = keyof typeof icons

interface Props {
  message: Pick<Message, 'status' | 'nextTryAt'>
  format: Format
}

/** How far a message came; of one that its channel did not take yet, when it is tried again. No tick without the provider's word. */
export function Delivery({ message: { status, nextTryAt }, format }: Props) {
  const t = useT()
  if (!status || !(status in icons)) return null
  const shown = status as Shown
  const Icon = icons[shown]
  const key: TextKey = `inbox.${shown}`
  return (
    <span className={shown === 'read' ? 'state read' : 'state'}>
      <Icon className="small" aria-hidden="true" />
      {nextTryAt ? t('inbox.nextTry', { time: format.time(nextTryAt) }) : t(key)}
    </span>
  )
}
