import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { conversationsById, memberNames } from '../reading/conversations.ts'
import type { ConversationJson } from '../reading/shapes.ts'
import { type Asked, askedFor, exactly, nearly } from './asked.ts'
import { parsePlace, writePlace } from './cursor.ts'
import { excerptOf, type Mark, marker } from './excerpt.ts'
import { readHits } from './hits.ts'
import type { Found, FoundMessage, FoundPerson } from './shapes.ts'

export interface Search {
  readonly question: string
  /** Messages of this one alone, and nobody's name. */
  readonly conversationId?: string | undefined
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
  const wantsPeople = !place && !search.conversationId
  const people = wantsPeople ? await findPeople(ctx, tx, asked) : { items: [], near: false }
  const messages = await findMessages(ctx, tx, asked, search, place ?? { near: undefined, before: beyondAll })
  return {
    people: people.items,
    messages: messages.items,
    near: messages.items.length > 0 ? messages.near : people.near,
    next: messages.next,
  }
}

async function findPeople(
  ctx: Ctx,
  tx: StoreTx,
  asked: Asked,
): Promise<{ items: FoundPerson[]; near: boolean }> {
  const found = await exactlyOrNearly(tx, asked, undefined, (query) =>
    idsOf(tx, 'select app.find_people($1::tsquery, $2) as id', [query, MOST_PEOPLE]),
  )
  const conversations = await conversationsById(ctx, tx, found.ids)
  const marksIn = marker(asked, found.near)
  const items = present(found.ids, conversations).map((conversation) => ({
    conversation,
    name: excerptOf(namesOf(conversation), marksIn),
  }))
  return { items, near: found.near }
}

const namesOf = ({ contact: { name, username, phone } }: ConversationJson): string[] =>
  [name, username && `@${username}`, phone && `+${phone.replace(/\D/g, '')}`].flatMap((each) => each || [])

interface From {
  readonly near: boolean | undefined
  readonly before: string
}

async function findMessages(ctx: Ctx, tx: StoreTx, asked: Asked, search: Search, from: From) {
  const { conversationId = null, limit } = search
  const found = await exactlyOrNearly(tx, asked, from.near, (query) =>
    idsOf(tx, 'select app.find_messages($1::tsquery, $2, $3, $4) as id', [
      query,
      conversationId,
      from.before,
      limit + 1,
    ]),
  )
  const page = found.ids.slice(0, limit)
  const last = found.ids.length > limit ? page.at(-1) : undefined
  return {
    items: await toJson(ctx, tx, page, marker(asked, found.near)),
    near: found.near,
    next: last ? writePlace({ near: found.near, before: last }) : null,
  }
}

/** @param known which of the two it is when a page before has found it out */
async function exactlyOrNearly(
  tx: StoreTx,
  asked: Asked,
  known: boolean | undefined,
  find: (query: string) => Promise<string[]>,
): Promise<{ ids: string[]; near: boolean }> {
  const ids = known === true ? [] : await find(exactly(asked, tx.storeId))
  const near = nearly(asked, tx.storeId)
  if (ids.length > 0 || known === false || !near) return { ids, near: false }
  return { ids: await find(near), near: true }
}

async function idsOf(tx: StoreTx, statement: string, values: readonly unknown[]): Promise<string[]> {
  return (await tx.query<{ id: string }>(statement, values)).map(({ id }) => id)
}

async function toJson(
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
      { ...hit, authorName, at: at.toISOString(), contact, channel, excerpt: excerptOf(texts, marksIn) },
    ]
  })
}

const present = <Item>(ids: readonly string[], items: ReadonlyMap<string, Item>): Item[] =>
  ids.flatMap((id) => items.get(id) ?? [])
