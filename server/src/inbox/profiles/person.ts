import type { Profile } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { PutFile } from '#platform/files/files.ts'
import type { ConversationId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { conversationUpdated } from '../events.ts'
import { putDown } from '../forgetting/files.ts'
import { lockProviderFacts } from '../lock.ts'
import { type Identity, renamePeople } from '../receiving/people.ts'

/** Who writes in a conversation, as far as we know. */
export interface Person extends Identity {
  readonly picture: string | null
  /** Failed tries to learn more. */
  readonly tries: number
}

export async function findPerson(tx: StoreTx, conversationId: string): Promise<Person | undefined> {
  const [row] = await tx.query<Person>(
    `select i.channel_id as "channelId", i.external_id as "externalId", i.contact_id as "contactId",
       i.conversation_id as "conversationId", i.display_name as name, i.username, i.phone,
       i.picture_sha256 as picture, i.profile_tries as tries
     from conversation c
     join identity i on i.store_id = c.store_id and i.channel_id = c.channel_id and i.external_id = c.external_id
     where c.store_id = $1 and c.id = $2`,
    [tx.storeId, conversationId],
  )
  return row
}

/** Writes down what a person is called; what is not told stays. A name that the shop gave stays until the person's own changes. */
export async function keepProfile(ctx: Ctx, tx: StoreTx, person: Person, profile: Profile): Promise<void> {
  await lockProviderFacts(tx)
  const { name = person.name, username = person.username } = profile
  if (name === person.name && username === person.username) return
  await renamePeople(tx, [{ ...person, name, username }])
  tellThread(ctx, tx, person.conversationId)
}

/** @param picture what the person shows now; undefined when that is none */
export async function keepPicture(
  ctx: Ctx,
  tx: StoreTx,
  person: Person,
  picture: PutFile | undefined,
): Promise<void> {
  if (picture) await ctx.files.record(tx, [picture])
  const sha256 = picture?.sha256 ?? null
  if (sha256 === person.picture) return
  await putDown(tx, [person.picture])
  await tx.query(`update identity set picture_sha256 = $4 where ${isPerson}`, [...keyOf(tx, person), sha256])
  tellThread(ctx, tx, person.conversationId)
}

export async function countTry(tx: StoreTx, person: Person): Promise<void> {
  await tx.query(`update identity set profile_tries = profile_tries + 1 where ${isPerson}`, keyOf(tx, person))
}

/** A message from `at` on makes us ask again. */
export async function askAgainFrom(tx: StoreTx, person: Person, at: Date): Promise<void> {
  await tx.query(`update identity set profile_due_at = $4 where ${isPerson}`, [...keyOf(tx, person), at])
}

const isPerson = 'store_id = $1 and channel_id = $2 and external_id = $3'
const keyOf = (tx: StoreTx, person: Person) => [tx.storeId, person.channelId, person.externalId]

const tellThread = (ctx: Ctx, tx: StoreTx, conversationId: ConversationId): void =>
  announce(ctx, tx, [conversationUpdated(conversationId)])
