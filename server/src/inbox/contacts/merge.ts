import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type MemberId, newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { followSwitches } from '../assistant-off/follow.ts'
import { contactUpdated, conversationUpdated } from '../events.ts'
import { lockProviderFacts } from '../lock.ts'
import { ContactNotFound, SameContact } from './errors.ts'
import { groupOf, refuseMerged, shownAs } from './group.ts'

interface Merging {
  readonly keptId: string
  readonly otherId: string
  readonly memberId: MemberId
}

/**
 * Shows `otherId` as `keptId` from here on. Nothing of either is changed or lost: both keep their rows, identities and
 * facts. The assistant is off for both where it was for one. Of two merges at once the second sees what the first has made.
 * @throws ContactNotFound @throws ContactMerged @throws SameContact
 */
export async function mergeContacts(ctx: Ctx, tx: StoreTx, merging: Merging): Promise<void> {
  const { keptId, otherId } = merging
  await lockProviderFacts(tx)
  await refuseMerged(tx, [keptId, otherId])
  if (keptId === otherId) throw new SameContact()
  await joinContacts(ctx, tx, merging)
}

/** The same of two that are known to stand for themselves, under the lock; by nobody where a provider has said so. */
export async function joinContacts(
  ctx: Ctx,
  tx: StoreTx,
  { keptId, otherId, memberId }: Omit<Merging, 'memberId'> & { readonly memberId: MemberId | null },
): Promise<void> {
  await tx.query(
    `insert into contact_merge (store_id, id, kept_id, merged_id, by_member_id, at) values ($1, $2, $3, $4, $5, $6)`,
    [tx.storeId, newId(), keptId, otherId, memberId, ctx.clock.now()],
  )
  await tx.query(`update contact set merged_into = $2 where store_id = $1 and id = $3`, [
    tx.storeId,
    keptId,
    otherId,
  ])
  const moved = await tx.query<{ id: string }>(
    `update conversation set contact_id = $2 where store_id = $1 and contact_id = $3 returning id`,
    [tx.storeId, keptId, otherId],
  )
  await followSwitches(ctx, tx, { contactId: keptId }, memberId)
  tell(ctx, tx, [keptId, otherId], moved)
}

interface Undoing {
  readonly contactId: string
  readonly mergeId: string
  readonly memberId: MemberId
}

/**
 * Takes a merge back, whatever came or was merged since: what belongs to an identity of the merged contact, or of those
 * merged into it before, is shown as that contact again. Taken back already, it stays so.
 * @returns the contact that is apart again @throws ContactNotFound
 */
export async function undoMerge(
  ctx: Ctx,
  tx: StoreTx,
  { contactId, mergeId, memberId }: Undoing,
): Promise<string> {
  await lockProviderFacts(tx)
  const merge = await findMerge(tx, contactId, mergeId)
  if (merge.undone) return merge.mergedId
  await tx.query(`update contact_merge set undone_at = $3, undone_by = $4 where store_id = $1 and id = $2`, [
    tx.storeId,
    mergeId,
    ctx.clock.now(),
    memberId,
  ])
  await tx.query(`update contact set merged_into = null where store_id = $1 and id = $2`, [
    tx.storeId,
    merge.mergedId,
  ])
  const back = await tx.query<{ id: string }>(
    `update conversation c set contact_id = $2
     where c.store_id = $1 and c.contact_id <> $2 and c.id in (
       select i.conversation_id from identity i where i.store_id = $1 and i.contact_id = any($3::uuid[]))
     returning c.id`,
    [tx.storeId, merge.mergedId, await groupOf(tx, merge.mergedId)],
  )
  const shown = await shownAs(tx, merge.keptId)
  for (const id of [shown, merge.mergedId]) await followSwitches(ctx, tx, { contactId: id }, memberId)
  tell(ctx, tx, [shown, merge.mergedId], back)
  return merge.mergedId
}

async function findMerge(tx: StoreTx, contactId: string, mergeId: string) {
  const [merge] = await tx.query<{ keptId: string; mergedId: string; undone: boolean }>(
    `select kept_id as "keptId", merged_id as "mergedId", undone_at is not null as undone
     from contact_merge where store_id = $1 and id = $2`,
    [tx.storeId, mergeId],
  )
  if (!merge || (await shownAs(tx, merge.keptId)) !== (await shownAs(tx, contactId)))
    throw new ContactNotFound()
  return merge
}

/** Somebody says that these are two people. @throws ContactNotFound */
export async function keepApart(
  ctx: Ctx,
  tx: StoreTx,
  { keptId, otherId, memberId }: Merging,
): Promise<void> {
  const [one, other] = [await shownAs(tx, keptId), await shownAs(tx, otherId)].sort()
  if (one === other) throw new SameContact()
  await tx.query(
    `insert into contact_distinct (store_id, one_id, other_id, by_member_id, at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [tx.storeId, one, other, memberId, ctx.clock.now()],
  )
  tell(ctx, tx, [keptId, otherId], [])
}

const tell = (
  ctx: Ctx,
  tx: StoreTx,
  contactIds: readonly string[],
  conversations: readonly { id: string }[],
): void =>
  announce(ctx, tx, [
    ...contactIds.map(contactUpdated),
    ...conversations.map(({ id }) => conversationUpdated(id)),
  ])
