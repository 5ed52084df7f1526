import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { shownAs } from '../contacts/group.ts'
import { conversationIds } from '../contacts/read.ts'
import { conversationsById, memberNames } from '../reading/conversations.ts'
import type { ConversationJson } from '../reading/shapes.ts'
import { type Asked, askedFor, exactly, nearly } from './asked.ts'
import { type HitPlace, parsePlace, writePlace } from './cursor.ts'
import { excerptOf, type Mark, marker } from './excerpt.ts'
import { readHits } from './hits.ts'
import type { Found, FoundMessage, FoundPerson } from './shapes.ts'
import { spellings } from './spellings.ts'

export interface Search {
  readonly question: string
  /** Messages of this one alone, and nobody's name. */
  readonly conversationId?: string | undefined
  /** The same over all conversations of this contact. */
  readonly contactId?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const MOST_PEOPLE = 6
const beyondAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const nothing: Found = { people: [], messages: [], near: false, next: null }

/**
 * People and messages of the store in force that fit a question. Every word must begin a word of the hit; where nothing
 * does, each longer word may hold one typing error.
 */
export async function searchInbox(ctx: Ctx, tx: StoreTx, search: Search): Promise<Found> {
  const asked = askedFor(search.question)
  if (!asked) return nothing
  const place = parsePlace(search.cursor)
  const exact = place?.near ? nobody : await find(tx, search, place, exactQueries(asked, tx.storeId))
  const found = exact.people.length + exact.messages.length > 0
  if (found || (place && !place.near)) return toFound(ctx, tx, search, exact, marker(asked, false), false)
  const near = await find(tx, search, place, await nearQueries(tx, asked))
  return toFound(ctx, tx, search, near, marker(asked, true), near.people.length + near.messages.length > 0)
}

/** What the indexes are asked; undefined when they cannot hold it. */
interface Queries {
  readonly people: string | undefined
  readonly messages: string | undefined
}

const exactQueries = (asked: Asked, storeId: string): Queries => {
  const query = exactly(asked, storeId)
  return { people: query, messages: query }
}

async function nearQueries(tx: StoreTx, { erring }: Asked): Promise<Queries> {
  const spelt = { people: [] as string[][], messages: [] as string[][] }
  for (const word of erring)
    for (const whose of ['people', 'messages'] as const) {
      const [row] = await tx.query<{ known: string[] }>('select app.begun_words($1, $2) as known', [
        spellings(word),
        whose === 'people',
      ])
      spelt[whose].push(row?.known ?? [])
    }
  return { people: nearly(spelt.people, tx.storeId), messages: nearly(spelt.messages, tx.storeId) }
}

interface Ids {
  readonly people: readonly string[]
  /** One more than wanted when there are more. */
  readonly messages: readonly string[]
}

const nobody: Ids = { people: [], messages: [] }

async function find(
  tx: StoreTx,
  search: Search,
  place: HitPlace | undefined,
  { people, messages }: Queries,
): Promise<Ids> {
  const threads = await threadsOf(tx, search)
  const wantsPeople = people && !place && !threads
  return {
    people: wantsPeople
      ? await idsOf(tx, 'select app.find_people($1::tsquery, $2) as id', [people, MOST_PEOPLE])
      : [],
    messages: messages
      ? await idsOf(
          tx,
          `select f.id from unnest($2::uuid[]) as t (thread)
           cross join lateral app.find_messages($1::tsquery, t.thread, $3, $4) as f (id) order by f.id desc limit $4`,
          [messages, threads ?? [null], place?.before ?? beyondAll, search.limit + 1],
        )
      : [],
  }
}

/** The threads that alone are looked through; null where all are. @throws ContactNotFound */
async function threadsOf(
  tx: StoreTx,
  { conversationId, contactId }: Search,
): Promise<readonly string[] | null> {
  if (contactId) return conversationIds(tx, await shownAs(tx, contactId))
  return conversationId ? [conversationId] : null
}

async function toFound(
  ctx: Ctx,
  tx: StoreTx,
  { limit }: Search,
  ids: Ids,
  marksIn: (text: string) => Mark[],
  near: boolean,
): Promise<Found> {
  const page = ids.messages.slice(0, limit)
  const last = ids.messages.length > limit ? page.at(-1) : undefined
  return {
    people: await toPeople(ctx, tx, ids.people, marksIn),
    messages: await toMessages(ctx, tx, page, marksIn),
    near,
    next: last ? writePlace({ near, before: last }) : null,
  }
}

async function idsOf(tx: StoreTx, statement: string, values: readonly unknown[]): Promise<string[]> {
  return (await tx.query<{ id: string }>(statement, values)).map(({ id }) => id)
}

async function toPeople(
  ctx: Ctx,
  tx: StoreTx,
  ids: readonly string[],
  marksIn: (text: string) => Mark[],
): Promise<FoundPerson[]> {
  const conversations = await conversationsById(ctx, tx, ids)
  return present(ids, conversations).map((conversation) => ({
    conversation,
    name: excerptOf(namesOf(conversation), marksIn),
  }))
}

const namesOf = ({ contact: { name, username, phone } }: ConversationJson): string[] =>
  [name, username && `@${username}`, phone && `+${phone.replace(/\D/g, '')}`].flatMap((each) => each || [])

async function toMessages(
  ctx: Ctx,
  tx: StoreTx,
  ids: readonly string[],
  marksIn: (text: string) => Mark[],
): Promise<FoundMessage[]> {
  if (ids.length === 0) return []
  const hits = await readHits(tx, ids)
  const names = await memberNames(tx)
  const conversations = await conversationsById(ctx, tx, [...new Set(hits.map((hit) => hit.conversationId))])
  return hits.flatMap(({ texts, authorMemberId, at, ...hit }) => {
    const conversation = conversations.get(hit.conversationId)
    if (!conversation) return []
    const { contact, channel } = conversation
    const authorName = authorMemberId ? (names.get(authorMemberId) ?? null) : null
    return [
      {
        ...hit,
        authorName,
        deletedAt: null,
        at: at.toISOString(),
        contact,
        channel,
        excerpt: excerptOf(texts, marksIn),
      },
    ]
  })
}

const present = <Item>(ids: readonly string[], items: ReadonlyMap<string, Item>): Item[] =>
  ids.flatMap((id) => items.get(id) ?? [])
