import type { Message } from '../api/types.ts'

export type TimelineItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: Message }

/** Messages in order with a divider before each new day and a line before the first of `unread` inbound ones. */
export function timeline(
  messages: readonly Message[],
  unread: number,
  dayKey: (at: string) => string,
): TimelineItem[] {
  const firstUnread = firstUnreadId(messages, unread)
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

function firstUnreadId(messages: readonly Message[], unread: number): string | null {
  if (unread === 0) return null
  const inbound = messages.filter((message) => message.direction === 'in')
  return inbound.at(-unread)?.id ?? inbound[0]?.id ?? null
}
