import type { StoreTx } from '#platform/database/database.ts'
import type { InboundMessage } from '../channel.ts'
import type { ReceivedEntry } from '../intake/ports.ts'
import { chatOf, connectionOf, threadOfMessage } from './thread.ts'

export interface Admission {
  /** What the store may take in, in the same order; entries of which nothing is left stay, empty. */
  readonly entries: readonly ReceivedEntry[]
  /** Entries of which something was left out: it is a stranger's, or its owner's note to themselves. */
  readonly withheld: ReadonlySet<ReceivedEntry>
  /** Entries that came through a connection nobody has told us of. */
  readonly unknown: readonly { readonly entry: ReceivedEntry; readonly connection: string }[]
}

interface Known {
  readonly channelId: string
  readonly id: string
  readonly ownerId: string
  readonly approved: boolean
  /** The connection that its owner had before this one. */
  readonly before: string | null
}

/**
 * Leaves out what does not belong to the store. Anybody may connect a bot to a business account of their own, and then its
 * chats are told to us: they are none of the store's until its owner or admin has approved that account.
 */
export async function admit(tx: StoreTx, entries: readonly ReceivedEntry[]): Promise<Admission> {
  const wanted = entries.flatMap((entry) =>
    connectionsIn(entry).map((id) => ({ channelId: entry.channelId, id })),
  )
  const withheld = new Set<ReceivedEntry>()
  if (wanted.length === 0) return { entries, withheld, unknown: [] }
  const known = await findConnections(tx, wanted)
  const unknown: { entry: ReceivedEntry; connection: string }[] = []
  const admitted = entries.map((entry) => {
    const strange = connectionsIn(entry).filter((id) => !known.has(keyOf(entry.channelId, id)))
    for (const connection of strange) unknown.push({ entry, connection })
    const left = admittedPart(entry, known)
    if (strange.length === 0 && sizeOf(left) < sizeOf(entry)) withheld.add(entry)
    return left
  })
  return { entries: admitted, withheld, unknown }
}

/** Only Telegram's ids have connections before a colon. */
function connectionsIn({ kind, messages, changes }: ReceivedEntry): string[] {
  if (kind !== 'telegram') return []
  const threads = [
    ...messages.map(({ from }) => from.externalId),
    ...changes.map(({ target }) => threadOfMessage(target)),
  ]
  return [...new Set(threads.flatMap((thread) => connectionOf(thread) ?? []))]
}

function admittedPart(entry: ReceivedEntry, known: ReadonlyMap<string, Known>): ReceivedEntry {
  if (connectionsIn(entry).length === 0) return entry
  const belongs = (thread: string): boolean => {
    const id = connectionOf(thread)
    if (id === undefined) return true
    const connection = known.get(keyOf(entry.channelId, id))
    return connection?.approved === true && chatOf(thread) !== connection.ownerId
  }
  const messages = entry.messages.filter(({ from }) => belongs(from.externalId))
  const threadBefore = (thread: string): string | undefined => {
    const before = known.get(keyOf(entry.channelId, connectionOf(thread) ?? ''))?.before
    return before ? `${before}:${chatOf(thread)}` : undefined
  }
  return {
    ...entry,
    messages: messages.map((message) => continuing(message, threadBefore(message.from.externalId))),
    people: [
      ...entry.people,
      ...messages.flatMap(({ from: { externalId: to }, at }) => {
        const externalId = threadBefore(to)
        return externalId ? [{ kind: 'moved' as const, externalId, to, at }] : []
      }),
    ],
    changes: entry.changes.filter(({ target }) => belongs(threadOfMessage(target))),
  }
}

/** The same person, known by the thread of the connection before, goes on in that thread; answers take the new one. */
const continuing = (message: InboundMessage, alias: string | undefined): InboundMessage =>
  alias ? { ...message, from: { ...message.from, alias } } : message

const sizeOf = ({ messages, changes }: ReceivedEntry): number => messages.length + changes.length

const keyOf = (channelId: string, id: string): string => `${channelId} ${id}`

async function findConnections(
  tx: StoreTx,
  wanted: readonly { channelId: string; id: string }[],
): Promise<Map<string, Known>> {
  const rows = await tx.query<Known>(
    `select b.channel_id as "channelId", b.id, b.owner_id as "ownerId", b.approval = 'approved' as approved,
       (select o.id from business_connection o where o.store_id = b.store_id and o.channel_id = b.channel_id
          and o.owner_id = b.owner_id and o.changed_at < b.changed_at order by o.changed_at desc limit 1) as before
     from business_connection b
     join (select distinct * from unnest($2::uuid[], $3::text[]) as w (channel_id, id)) w
       on b.channel_id = w.channel_id and b.id = w.id
     where b.store_id = $1`,
    [tx.storeId, wanted.map(({ channelId }) => channelId), wanted.map(({ id }) => id)],
  )
  return new Map(rows.map((row) => [keyOf(row.channelId, row.id), row]))
}
