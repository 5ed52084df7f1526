import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { memberNames } from '../reading/conversations.ts'
import { fileUrls, findMessages, isSeen, messageJson } from '../reading/messages.ts'
import type { MessageJson } from '../reading/shapes.ts'
import type { ThreadPage } from '../reading/thread.ts'
import { shownAs } from './group.ts'
import { conversationIds } from './read.ts'

const beyondAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const beforeAll = '00000000-0000-0000-0000-000000000000'

interface Part {
  /** Oldest first. */
  readonly ids: readonly string[]
  readonly next: string | null
  readonly newer: string | null
}

/** What was said with a contact in all of its conversations, oldest first. Pages are those of a thread. @throws ContactNotFound */
export async function listTimeline(
  ctx: Ctx,
  tx: StoreTx,
  contactId: string,
  page: ThreadPage,
): Promise<{ items: MessageJson[]; next: string | null; newer: string | null }> {
  const threads = await conversationIds(tx, await shownAs(tx, contactId))
  const { ids, ...beyond } = await findPart(tx, threads, page)
  const found = await findMessages(tx, ids)
  const names = await memberNames(tx)
  const items = ids.flatMap((id) => {
    const row = found.get(id)
    return row ? [messageJson(row, names, fileUrls(ctx, tx.storeId))] : []
  })
  return { items, ...beyond }
}

async function findPart(tx: StoreTx, threads: readonly string[], page: ThreadPage): Promise<Part> {
  const { before, after, around, limit } = page
  if (around) return findAround(tx, threads, around, limit)
  if (after) {
    const { ids, more } = await later(tx, threads, after, limit)
    return { ids, next: ids[0] ?? after, newer: more ? (ids.at(-1) ?? null) : null }
  }
  const { ids, more } = await earlier(tx, threads, before ?? beyondAll, limit)
  return { ids, next: more ? (ids[0] ?? null) : null, newer: before ? (ids.at(-1) ?? null) : null }
}

/** Half of it was said before the message, which itself is among the later ones. */
async function findAround(tx: StoreTx, threads: readonly string[], id: string, limit: number): Promise<Part> {
  const half = Math.ceil(limit / 2)
  const above = await earlier(tx, threads, id, half)
  const below = await later(tx, threads, above.ids.at(-1) ?? beforeAll, half)
  const ids = [...above.ids, ...below.ids]
  return {
    ids,
    next: above.more ? (ids[0] ?? null) : null,
    newer: below.more ? (ids.at(-1) ?? null) : null,
  }
}

const earlier = async (tx: StoreTx, threads: readonly string[], before: string, limit: number) => {
  const { ids, more } = await read(tx, threads, '<', 'desc', before, limit)
  return { ids: ids.reverse(), more }
}

const later = (tx: StoreTx, threads: readonly string[], after: string, limit: number) =>
  read(tx, threads, '>', 'asc', after, limit)

/** Each thread gives as many as could be wanted, by its own index; they are put in order afterwards. */
async function read(
  tx: StoreTx,
  threads: readonly string[],
  beyond: '<' | '>',
  order: 'asc' | 'desc',
  place: string,
  limit: number,
): Promise<{ ids: string[]; more: boolean }> {
  const rows = await tx.query<{ id: string }>(
    `select m.id from unnest($2::uuid[]) as thread (id) cross join lateral (
       select m.id from message m
       where m.store_id = $1 and m.conversation_id = thread.id and m.id ${beyond} $3 and ${isSeen}
       order by m.id ${order} limit $4) m
     order by m.id ${order} limit $4`,
    [tx.storeId, threads, place, limit + 1],
  )
  return { ids: rows.slice(0, limit).map(({ id }) => id), more: rows.length > limit }
}
