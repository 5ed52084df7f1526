import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { conversationsById } from '../reading/conversations.ts'
import { type Asked, askedFor, exactly, nearly } from '../searching/asked.ts'
import { spellings } from '../searching/spellings.ts'
import { type ListPlace, parseListPlace, writeListPlace } from './list-place.ts'
import type { ContactListQuery, ContactRowJson } from './list-shapes.ts'
import { MOST_GATHERED, narrow, withMerged } from './narrow.ts'
import { labelsOf } from './read.ts'

export interface ContactPage {
  readonly items: ContactRowJson[]
  readonly near: boolean
  readonly next: string | null
}

/**
 * A page of the store's contacts, each with its conversation that spoke last. Searched as the inbox is: every word must
 * begin one of theirs, and where nobody has such words, each longer one may hold one typing error.
 */
export async function listContacts(
  ctx: Ctx,
  tx: StoreTx,
  query: ContactListQuery,
  most = MOST_GATHERED,
): Promise<ContactPage> {
  const asked = askedFor(query.q)
  const place = parseListPlace(query.sort, query.cursor)
  const exact = asked && exactly(asked, tx.storeId)
  if (!place?.near) {
    const found = await findPage(tx, query, place, exact, most)
    if (found.length > 0 || place || !asked) return toPage(ctx, tx, query, found, false)
  }
  const near = asked && (await nearlyCalled(tx, asked))
  const found = near ? await findPage(tx, query, place, near, most) : []
  return toPage(ctx, tx, query, found, found.length > 0)
}

async function nearlyCalled(tx: StoreTx, { erring }: Asked): Promise<string | undefined> {
  const spelt: string[][] = []
  for (const word of erring) {
    const [row] = await tx.query<{ known: string[] }>('select app.begun_words($1, true) as known', [
      spellings(word),
    ])
    spelt.push(row?.known ?? [])
  }
  return nearly(spelt, tx.storeId)
}

interface Found {
  /** The contact. */
  readonly id: string
  readonly key: string | Date | null
  /** What the page after it begins behind, with the key. */
  readonly place: string
}

/** One more than the page when others follow. */
async function findPage(
  tx: StoreTx,
  query: ContactListQuery,
  place: ListPlace | undefined,
  words: string | undefined,
  most: number,
): Promise<Found[]> {
  const values: unknown[] = [tx.storeId]
  const value = (of: unknown) => `$${values.push(of)}`
  const { contact, walk, gather, key, id, order, after } = orders[query.sort]
  const { ids, conditions } = await narrow(tx, query, words, most, value, contact)
  const wanted = [...conditions, ...(place ? [after(value(place.key), value(place.id))] : [])]
  return tx.query<Found>(
    `select ${contact} as id, ${key} as key, ${id} as place from ${ids ? gather(value(ids)) : walk}
     ${wanted.map((each) => `and ${each}`).join(' ')} order by ${order} limit ${value(query.limit + 1)}`,
    values,
  )
}

interface Order {
  /** SQL of the contact's id. */
  readonly contact: string
  /** What is read when all are looked through, by an index and no further than the page goes. */
  readonly walk: string
  /** What is read of a few that are known. */
  readonly gather: (ids: string) => string
  readonly key: string
  readonly id: string
  readonly order: string
  readonly after: (key: string, id: string) => string
}

/** SQL of the conversation of a contact that spoke last, by that contact's own small index. */
const lastOf = (contact: string): string => `select o.id, o.contact_id, o.last_message_at from conversation o
  where o.store_id = $1 and o.contact_id = ${contact} order by o.last_message_at desc, o.id desc limit 1`

const contacts = {
  contact: 'p.id',
  walk: 'contact p where p.store_id = $1 and p.merged_into is null',
  gather: (ids: string) => `unnest(${ids}::uuid[]) as w (id) join contact p on p.store_id = $1 and p.id = w.id
    where p.merged_into is null`,
  id: 'p.id',
}

const orders: Record<ContactListQuery['sort'], Order> = {
  recent: {
    contact: 'c.contact_id',
    walk: `conversation c where c.store_id = $1 and (select l.id = c.id from (${lastOf('c.contact_id')}) l)`,
    gather: (ids) => `unnest(${ids}::uuid[]) as w (id) cross join lateral (${lastOf('w.id')}) c where true`,
    key: 'c.last_message_at',
    id: 'c.id',
    order: 'c.last_message_at desc, c.id desc',
    after: (key, id) => `(c.last_message_at, c.id) < (${key}::timestamptz, ${id}::uuid)`,
  },
  newest: {
    ...contacts,
    key: 'null',
    order: 'p.id desc',
    after: (key, id) => `${key}::text is null and p.id < ${id}::uuid`,
  },
  name: {
    ...contacts,
    key: 'p.name_key',
    order: 'p.name_key, p.id',
    after: (key, id) => `(p.name_key, p.id) > (${key}::text, ${id}::uuid)`,
  },
}

async function toPage(
  ctx: Ctx,
  tx: StoreTx,
  { limit, sort }: ContactListQuery,
  found: readonly Found[],
  near: boolean,
): Promise<ContactPage> {
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  const key = last?.key instanceof Date ? last.key.toISOString() : (last?.key ?? null)
  return {
    items: await toRows(
      ctx,
      tx,
      page.map(({ id }) => id),
    ),
    near,
    next: last ? writeListPlace(sort, { near, key, id: last.place }) : null,
  }
}

interface About {
  readonly id: string
  readonly createdAt: Date
  readonly labelIds: string[]
  readonly channels: ContactRowJson['channels']
  readonly conversationId: string | null
}

async function toRows(ctx: Ctx, tx: StoreTx, ids: readonly string[]): Promise<ContactRowJson[]> {
  if (ids.length === 0) return []
  const rows = await tx.query<About>(
    `select p.id, p.created_at as "createdAt", ${labelsOf(withMerged('p.id'))} as "labelIds",
       (select l.id from (${lastOf('p.id')}) l) as "conversationId",
       (select jsonb_agg(jsonb_build_object('id', k.id, 'kind', k.kind, 'name', k.name) order by k.kind, k.id) from channel k
         where k.store_id = $1 and k.id in (select o.channel_id from conversation o
           where o.store_id = $1 and o.contact_id = p.id)) as channels
     from contact p where p.store_id = $1 and p.id = any($2::uuid[])`,
    [tx.storeId, ids],
  )
  const about = new Map(rows.map((row) => [row.id, row]))
  const conversations = await conversationsById(
    ctx,
    tx,
    rows.flatMap(({ conversationId }) => conversationId ?? []),
  )
  return ids.flatMap((id) => {
    const row = about.get(id)
    const conversation = conversations.get(row?.conversationId ?? '')
    if (!row || !conversation) return []
    const { createdAt, labelIds, channels } = row
    return [{ id, createdAt: createdAt.toISOString(), labelIds, channels, conversation }]
  })
}
