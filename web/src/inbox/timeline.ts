import type { Message } from '../api/types.ts'

export type TimelineItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  /** What stands above was said before the channel was connected. */
  | { kind: 'pastEnds'; key: string }
  /** From here on it is said over another channel, or to another account of the shop. */
  | { kind: 'channel'; key: string; conversationId: string }
  /** `mates` are the further messages of its album, which are shown in it; `late`: what stands above was said after it. */
  | { kind: 'message'; key: string; message: Message; mates: readonly Message[]; late: boolean }

/** Messages in order with a divider before each new day and where the conversation changes, a line before the message `firstUnread`, and one where the imported past ends. */
export function timeline(
  messages: readonly Message[],
  firstUnread: string | null,
  dayKey: (at: string) => string,
): TimelineItem[] {
  let day = ''
  let conversation = messages.some(({ conversationId }) => conversationId !== messages[0]?.conversationId)
    ? ''
    : messages[0]?.conversationId
  const isLate = lateness()
  const lastOfPast = messages.findLast(({ imported }) => imported)
  return albums(messages, firstUnread, dayKey).flatMap(([message, ...mates]) => {
    const items: TimelineItem[] = []
    if (!message) return items
    if (dayKey(message.at) !== day) {
      day = dayKey(message.at)
      items.push({ kind: 'day', key: `day ${day}`, at: message.at })
    }
    if (message.conversationId !== conversation) {
      conversation = message.conversationId
      items.push({ kind: 'channel', key: `channel ${message.id}`, conversationId: conversation })
    }
    if (message.id === firstUnread) items.push({ kind: 'unread', key: 'unread' })
    items.push({
      kind: 'message',
      key: message.clientId ?? message.id,
      message,
      mates,
      late: isLate(message),
    })
    if (lastOfPast && [message, ...mates].includes(lastOfPast))
      items.push({ kind: 'pastEnds', key: 'pastEnds' })
    return items
  })
}

/** Clocks of providers and ours differ by less. */
const lateMs = 120_000

/** Asked of messages in order: whether one came after what was said later, as when a phone had no network. */
function lateness(): (message: Message) => boolean {
  const newest = new Map<string, number>()
  return ({ conversationId, direction, imported, at }) => {
    const said = Date.parse(at)
    const last = newest.get(conversationId) ?? 0
    if (!imported) newest.set(conversationId, Math.max(last, said))
    return direction === 'in' && !imported && last - said > lateMs
  }
}

/** Neighbours of one album together, unless a line comes between them; every other message alone. */
function albums(
  messages: readonly Message[],
  firstUnread: string | null,
  dayKey: (at: string) => string,
): Message[][] {
  const groups: Message[][] = []
  for (const message of messages) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    const joins =
      before &&
      message.id !== firstUnread &&
      dayKey(message.at) === dayKey(before.at) &&
      isOneAlbum(before, message)
    if (group && joins) group.push(message)
    else groups.push([message])
  }
  return groups
}

const isOneAlbum = (one: Message, other: Message): boolean =>
  one.content.album !== undefined &&
  one.content.album === other.content.album &&
  one.author === other.author &&
  other.quoted === null

/** The first of the last `unread` inbound ones; the first there is when so many are not here. */
export function firstUnreadId(messages: readonly Message[], unread: number): string | null {
  if (unread === 0) return null
  const inbound = messages.filter((message) => message.direction === 'in')
  return inbound.at(-unread)?.id ?? inbound[0]?.id ?? null
}
