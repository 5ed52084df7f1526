import type { ReceivedEntry } from '#channels'
import type { StoreTx } from '#platform/database/database.ts'
import { type ChannelId, type ConversationId, newId } from '#platform/ids.ts'
import { giveNames } from './names.ts'
import type { Split } from './same-person.ts'

/** The thread of a person on a channel, by any of their ids there. @throws Error for a person who was not in the batch. */
export type ConversationOf = (channelId: ChannelId, externalId: string) => ConversationId

export interface Identity {
  readonly channelId: string
  readonly externalId: string
  readonly contactId: string
  readonly conversationId: ConversationId
  readonly name: string | null
  readonly username: string | null
  readonly phone: string | null
}

/** Finds everyone in the batch, makes contact and conversation for those who are new, and keeps their names current. */
export async function findOrCreatePeople(
  tx: StoreTx,
  entries: readonly ReceivedEntry[],
  now: Date,
): Promise<{ readonly conversationOf: ConversationOf; readonly splits: readonly Split[] }> {
  const people = peopleOf(entries)
  if (people.length === 0) return { conversationOf: unknownPerson, splits: [] }
  const splits: Split[] = []
  const known = new Map((await findIdentities(tx, people)).map((row) => [keyOf(row), row]))
  const made: Identity[] = []
  const changed = new Map<string, Identity>()
  for (const person of people) {
    const before = known.get(keyOf(person)) ?? aliasOf(person, known)
    const after = mergePerson(person, before)
    if (!known.has(keyOf(person))) made.push(after)
    else if (before && differs(before, after)) changed.set(keyOf(after), after)
    known.set(keyOf(person), after)
    const other = aliasOf(person, known)
    if (other && other.contactId !== after.contactId)
      splits.push({ one: after.contactId, other: other.contactId })
    const alias = person.alias ? { ...after, externalId: person.alias } : undefined
    if (alias && !known.has(keyOf(alias))) {
      made.push(alias)
      known.set(keyOf(alias), alias)
    }
  }
  if (made.length > 0) {
    await insertPeople(tx, made, now)
    await giveNames(tx)
  }
  if (changed.size > 0) await renamePeople(tx, [...changed.values()])
  const conversationOf: ConversationOf = (channelId, externalId) =>
    known.get(keyOf({ channelId, externalId }))?.conversationId ?? unknownPerson()
  return { conversationOf, splits }
}

const unknownPerson = (): never => {
  throw new Error('a message from a person who is not in the batch')
}

const keyOf = (of: { channelId: string; externalId: string }): string => `${of.channelId} ${of.externalId}`

type Person = ReturnType<typeof peopleOf>[number]

function peopleOf(entries: readonly ReceivedEntry[]) {
  return entries.flatMap(({ channelId, messages, past = [] }) =>
    [...messages, ...past].map(({ from }) => ({ channelId, ...from })),
  )
}

const aliasOf = (person: Person, known: ReadonlyMap<string, Identity>): Identity | undefined =>
  person.alias ? known.get(keyOf({ channelId: person.channelId, externalId: person.alias })) : undefined

const mergePerson = (person: Person, before: Identity | undefined): Identity => ({
  channelId: person.channelId,
  externalId: person.externalId,
  contactId: before?.contactId ?? newId<'contact'>(),
  conversationId: before?.conversationId ?? newId<'conversation'>(),
  name: person.name ?? before?.name ?? null,
  username: person.username ?? before?.username ?? null,
  phone: person.phone ?? before?.phone ?? null,
})

const differs = (a: Identity, b: Identity): boolean =>
  a.name !== b.name || a.username !== b.username || a.phone !== b.phone

function findIdentities(tx: StoreTx, people: readonly Person[]): Promise<Identity[]> {
  const ids = people.flatMap(({ channelId, externalId, alias }) =>
    [externalId, ...(alias ? [alias] : [])].map((id) => ({ channelId, externalId: id })),
  )
  // Each by its key: to a planner that takes the store for small, reading all of its people seems as cheap.
  return tx.query<Identity>(
    `select p.channel_id as "channelId", p.external_id as "externalId", i.contact_id as "contactId",
       i.conversation_id as "conversationId", i.display_name as name, i.username, i.phone
     from (select distinct * from unnest($2::uuid[], $3::text[]) as p (channel_id, external_id)) p
     cross join lateral (select * from identity
       where store_id = $1 and channel_id = p.channel_id and external_id = p.external_id limit 1) i`,
    [tx.storeId, ids.map((one) => one.channelId), ids.map((one) => one.externalId)],
  )
}

/** An alias shares contact and conversation with the id beside it, so those are made once. */
async function insertPeople(tx: StoreTx, made: readonly Identity[], now: Date): Promise<void> {
  await tx.query(
    `with made as (
       select * from jsonb_to_recordset($2::jsonb) as p ("channelId" uuid, "externalId" text, "contactId" uuid,
         "conversationId" uuid, name text, username text, phone text)
     ), contacts as (
       insert into contact (store_id, id, name, created_at)
       select distinct on ("contactId") $1::uuid, "contactId", name, $3::timestamptz from made
       on conflict do nothing
     ), conversations as (
       insert into conversation (store_id, id, contact_id, channel_id, external_id, speaker, last_message_at, created_at)
       select distinct on ("conversationId") $1::uuid, "conversationId", "contactId", "channelId", "externalId",
         case when app.assistant_off("channelId", "contactId") is null then (select app.usual_speaker()) else 'nobody' end,
         $3::timestamptz, $3::timestamptz from made
       on conflict do nothing
     )
     insert into identity (store_id, channel_id, external_id, contact_id, conversation_id, display_name, username, phone)
     select $1::uuid, "channelId", "externalId", "contactId", "conversationId", name, username, phone from made`,
    [tx.storeId, JSON.stringify(made), now],
  )
}

/** A name that the provider changed becomes the contact's name; one that it repeats leaves the shop's own alone. */
export async function renamePeople(tx: StoreTx, changed: readonly Identity[]): Promise<void> {
  await tx.query(
    `with changed as (
       select * from jsonb_to_recordset($2::jsonb) as p ("channelId" uuid, "externalId" text,
         name text, username text, phone text)
     ), renamed as (
       update contact c set name = p.name from changed p
       join identity i on i.store_id = $1 and i.channel_id = p."channelId" and i.external_id = p."externalId"
       where c.store_id = $1 and c.id = i.contact_id and p.name is distinct from i.display_name
         -- The first that the provider says does not undo what the phone's address book said.
         and (i.display_name is not null or c.name is null)
         -- Of several conversations that belong to one contact none renames it for the others.
         and (c.name is null or c.name = i.display_name or not exists (select from identity o where o.store_id = $1
           and o.contact_id = c.id and o.conversation_id <> i.conversation_id))
     )
     update identity i set display_name = p.name, username = p.username, phone = p.phone from changed p
     where i.store_id = $1 and i.channel_id = p."channelId" and i.external_id = p."externalId"`,
    [tx.storeId, JSON.stringify(changed)],
  )
}
