import { z } from 'zod'
import { forgetDeliveriesOf } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type MemberId, newId, parseId, type StoreId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { announce } from '#platform/realtime/announce.ts'
import { contactUpdated, conversationUpdated } from '../events.ts'
import { deleteConversations, deleteMessages, MOST_MESSAGES } from '../forgetting/conversations.ts'
import { removeFiles } from '../forgetting/files.ts'
import { forgetEmptied } from '../forgetting/people.ts'
import { lockProviderFacts } from '../lock.ts'
import { countHeld } from './held.ts'
import type { ErasureJson } from './shapes.ts'
import { conversationsOf, wholeOf } from './whole.ts'

const eraseJob = defineJob('inbox.erase-contact', z.object({ storeId: z.uuid(), id: z.uuid() }))

/** Has a contact erased with all that were merged into it. It is certain from here on. @throws ContactNotFound */
export async function askToErase(
  ctx: Ctx,
  tx: StoreTx,
  contactId: string,
  memberId: MemberId,
): Promise<ErasureJson> {
  const whole = await wholeOf(tx, contactId)
  const { conversations, messages, files } = await countHeld(tx, whole)
  const id = newId<'erasure'>()
  await tx.query(
    `insert into contact_erasure (store_id, id, contact_ids, by_member_id, asked_at, conversations, messages, files)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.storeId, id, whole.contactIds, memberId, ctx.clock.now(), conversations, messages, files],
  )
  await ctx.jobs.enqueue(tx, eraseJob, { storeId: tx.storeId, id }, { key: id })
  return { id, conversations, messages, files }
}

export const workOnErasing = (ctx: Ctx): Promise<void> =>
  ctx.jobs.work(eraseJob, ({ storeId, id }) => eraseContact(ctx, parseId<'store'>(storeId), id))

/**
 * Erases in small steps, each a transaction that says by itself how far it came: whoever ends in between begins again, and
 * finds what is left. The raw deliveries go while it is still known whom they name, and once more for what came meanwhile.
 */
export async function eraseContact(ctx: Ctx, storeId: StoreId, id: string): Promise<void> {
  const contactIds = await ctx.db.withStore(storeId, (tx) => toErase(tx, id))
  if (!contactIds) return
  while (await ctx.db.withStore(storeId, (tx) => emptySome(tx, contactIds)));
  const named = await ctx.db.withStore(storeId, (tx) => namesOf(tx, contactIds))
  const forgetNamed = async () => {
    for (const { channelId, people } of named) await forgetDeliveriesOf(ctx, storeId, channelId, people)
  }
  await forgetNamed()
  while (await ctx.db.withStore(storeId, (tx) => eraseRest(ctx, tx, contactIds)));
  await forgetNamed()
  await removeFiles(ctx, storeId)
  await ctx.db.withStore(storeId, (tx) =>
    tx.query('update contact_erasure set erased_at = $3 where store_id = $1 and id = $2', [
      storeId,
      id,
      ctx.clock.now(),
    ]),
  )
}

async function toErase(tx: StoreTx, id: string): Promise<string[] | undefined> {
  const [row] = await tx.query<{ ids: string[] }>(
    'select contact_ids as ids from contact_erasure where store_id = $1 and id = $2 and erased_at is null',
    [tx.storeId, id],
  )
  return row?.ids
}

/** @returns whether there may be more messages */
async function emptySome(tx: StoreTx, contactIds: readonly string[]): Promise<boolean> {
  await lockProviderFacts(tx)
  return (await deleteMessages(tx, await conversationsOf(tx, contactIds))) === MOST_MESSAGES
}

interface Named {
  readonly channelId: string
  readonly people: readonly string[]
}

/** How providers name them; of a thread that is `connection:chat` the chat. */
const namesOf = (tx: StoreTx, contactIds: readonly string[]): Promise<Named[]> =>
  tx.query<Named>(
    `select channel_id as "channelId", array_agg(distinct account_key) as people from identity
     where store_id = $1 and contact_id = any($2::uuid[]) and length(account_key) >= 5 group by channel_id`,
    [tx.storeId, contactIds],
  )

/** What nothing came into since; else it is emptied again first. @returns whether that is so */
async function eraseRest(ctx: Ctx, tx: StoreTx, contactIds: readonly string[]): Promise<boolean> {
  if (await emptySome(tx, contactIds)) return true
  const conversations = await conversationsOf(tx, contactIds)
  await tx.query(
    `delete from early_name e using identity i where e.store_id = $1 and i.store_id = $1
       and i.contact_id = any($2::uuid[]) and e.channel_id = i.channel_id and e.external_id = i.external_id`,
    [tx.storeId, contactIds],
  )
  await deleteConversations(tx, conversations)
  await forgetEmptied(tx, contactIds)
  announce(ctx, tx, [...contactIds.map(contactUpdated), ...conversations.map(conversationUpdated)])
  return false
}
