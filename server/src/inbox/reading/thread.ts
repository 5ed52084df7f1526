import type { StoreTx } from '#platform/database/database.ts'
import { isSeen, type MessageRow, messageColumns } from './messages.ts'

/** Which part of a thread: the newest, or what stands before, after or around a message. */
export interface ThreadPage {
  readonly before?: string | undefined
  readonly after?: string | undefined
  /** Ids keep the order of a thread, so one that is gone still names its place. */
  readonly around?: string | undefined
  readonly limit: number
}

interface Part {
  /** Oldest first. */
  readonly rows: MessageRow[]
  /** What earlier messages stand before; null when the thread begins here. */
  readonly next: string | null
  /** What later messages stand after; null when the thread ends here. */
  readonly newer: string | null
}

export async function findThread(tx: StoreTx, conversationId: string, page: ThreadPage): Promise<Part> {
  const { before, after, around, limit } = page
  if (around) return findAround(tx, conversationId, around, limit)
  if (after) {
    const { rows, more } = await later(tx, conversationId, after, limit)
    return { rows, next: rows[0]?.id ?? after, newer: more ? (rows.at(-1)?.id ?? null) : null }
  }
  const { rows, more } = await earlier(tx, conversationId, before ?? beyondAll, limit)
  return { rows, next: more ? (rows[0]?.id ?? null) : null, newer: before ? (rows.at(-1)?.id ?? null) : null }
}

/** Half of it was said before the message, which itself is among the later ones. */
async function findAround(tx: StoreTx, conversationId: string, id: string, limit: number): Promise<Part> {
  const half = Math.ceil(limit / 2)
  const above = await earlier(tx, conversationId, id, half)
  const from = above.rows.at(-1)?.id ?? beforeAll
  const below = await later(tx, conversationId, from, half)
  const rows = [...above.rows, ...below.rows]
  return {
    rows,
    next: above.more ? (rows[0]?.id ?? null) : null,
    newer: below.more ? (rows.at(-1)?.id ?? null) : null,
  }
}

const beyondAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const beforeAll = '00000000-0000-0000-0000-000000000000'

interface Rows {
  readonly rows: MessageRow[]
  readonly more: boolean
}

async function earlier(tx: StoreTx, conversationId: string, before: string, limit: number): Promise<Rows> {
  const { rows, more } = await read(tx, conversationId, 'm.id < $3 and', 'desc', before, limit)
  return { rows: rows.reverse(), more }
}

const later = (tx: StoreTx, conversationId: string, after: string, limit: number): Promise<Rows> =>
  read(tx, conversationId, 'm.id > $3 and', 'asc', after, limit)

async function read(
  tx: StoreTx,
  conversationId: string,
  where: 'm.id < $3 and' | 'm.id > $3 and',
  order: 'asc' | 'desc',
  place: string,
  limit: number,
): Promise<Rows> {
  const rows = await tx.query<MessageRow>(
    `select ${messageColumns} from message m
     where m.store_id = $1 and m.conversation_id = $2 and ${where} ${isSeen}
     order by m.id ${order} limit $4`,
    [tx.storeId, conversationId, place, limit + 1],
  )
  return { rows: rows.slice(0, limit), more: rows.length > limit }
}
