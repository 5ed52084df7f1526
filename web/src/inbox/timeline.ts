import type { Message } from '../api/types.ts'

export type TimelineItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: Message }

/** Messages in order with a divider before each new day and a line before the message `firstUnread`. */
export function timeline(
  messages: readonly Message[],
  firstUnread: string | null,
  dayKey: (at: string) => string,
): TimelineItem[] {
  let day = ''
  return messages.flatMap((message) => {
    const items: TimelineItem[] = []
    if (dayKey(message.at) !== day) {
      day = dayKey(message.at)
      items.push({ kind: 'day', key: `day ${day}`, at: message.at })
    }
    if (message.id === firstUnread) items.push({ kind: 'unread', key: 'unread' })
    items.push({ kind: 'message', key: message.clientId ?? message.id, message })
    return items
  })
}

/** The first of the last `unread` inbound ones; the first there is when so many are not here. */
export function firstUnreadId(messages: readonly Message[], unread: number): string | null {
  if (unread === 0) return null
  const inbound = messages.filter((message) => message.direction === 'in')
  return inbound.at(-unread)?.id ?? inbound[0]?.id ?? null
}
