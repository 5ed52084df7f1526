// What the page is told by /control/events; types only, the browser never loads this file.
import type { Channel } from '../../world/accounts.ts'
import type { ChatMessage } from '../../world/chats.ts'
import type { ArmedFaults } from '../../world/faults.ts'
import type { Person } from '../../world/people.ts'

export type { Channel } from '../../world/accounts.ts'
export type { ChatMessage } from '../../world/chats.ts'
export type { Person } from '../../world/people.ts'

export type ShownAccount = {
  channel: Channel
  id: string
  name: string
  title: string
  connected: boolean
  /** Of a Telegram bot: the connection by which it answers in a business account, while there is one. */
  business?: string | null
  /** Whether the shop can write in the app by hand. */
  byHand: boolean
  restricted?: boolean
  quality?: string
}
export type Queue = { waiting: Record<Channel, number>; trouble: Record<Channel, string | null> }
export type ShownChat = {
  channel: Channel
  accountId: string
  customerId: string
  /** Of WhatsApp: the shop is told the business-scoped id alone. */
  numberHidden?: boolean
  typingUntil: number
  lastInboundAt: number | null
  messages: ChatMessage[]
}
/** The handlers of /control/events by event name. */
export type EventHandlers = {
  snapshot: (snapshot: Snapshot) => void
  message: (event: { message: ChatMessage }) => void
  typing: (event: { channel: Channel; accountId: string; customerId: string; until: number }) => void
  faults: (event: { faults: ArmedFaults }) => void
  queue: (queue: Queue) => void
}
export type Snapshot = {
  now: number
  serverUrl: string
  accounts: ShownAccount[]
  people: Person[]
  chats: ShownChat[]
  faults: ArmedFaults
  queue: Queue
}
