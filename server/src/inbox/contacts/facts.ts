import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type MemberId, newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { contactUpdated } from '../events.ts'
import { TooMany } from '../organising/errors.ts'
import { ContactNotFound } from './errors.ts'
import { groupOf, shownAs } from './group.ts'
import type { FactChange, NewFact } from './shapes.ts'

/** Of one contact: all of them are shown at once. */
const MOST = 100

/** Writes something down about a contact. @throws ContactNotFound @throws TooMany */
export async function addFact(
  ctx: Ctx,
  tx: StoreTx,
  contactId: string,
  { name, value }: NewFact,
  memberId: MemberId,
): Promise<void> {
  const shown = await shownAs(tx, contactId)
  const added = await tx.query(
    `insert into contact_fact (store_id, id, contact_id, name, value, by_member_id, created_at, changed_at)
     select $1, $2, $3, $4, $5, $6, $7, $7
     where (select count(*) from contact_fact where store_id = $1 and contact_id = $3) < $8
     returning id`,
    [tx.storeId, newId(), shown, name, value, memberId, ctx.clock.now(), MOST],
  )
  if (added.length === 0) throw new TooMany(MOST)
  announce(ctx, tx, [contactUpdated(shown)])
}

/** @throws ContactNotFound */
export async function changeFact(
  ctx: Ctx,
  tx: StoreTx,
  contactId: string,
  factId: string,
  { name, value }: FactChange,
  memberId: MemberId,
): Promise<void> {
  const changed = await tx.query(
    `update contact_fact set name = case when $4 then $5 else name end, value = coalesce($6, value),
       by_member_id = $7, changed_at = $8
     where store_id = $1 and contact_id = any($2::uuid[]) and id = $3 returning id`,
    [
      tx.storeId,
      await groupShown(tx, contactId),
      factId,
      name !== undefined,
      name ?? null,
      value ?? null,
      memberId,
      ctx.clock.now(),
    ],
  )
  if (changed.length === 0) throw new ContactNotFound()
  announce(ctx, tx, [contactUpdated(contactId)])
}

/** @throws ContactNotFound */
export async function removeFact(ctx: Ctx, tx: StoreTx, contactId: string, factId: string): Promise<void> {
  const removed = await tx.query(
    `delete from contact_fact where store_id = $1 and contact_id = any($2::uuid[]) and id = $3 returning id`,
    [tx.storeId, await groupShown(tx, contactId), factId],
  )
  if (removed.length === 0) throw new ContactNotFound()
  announce(ctx, tx, [contactUpdated(contactId)])
}

const groupShown = async (tx: StoreTx, contactId: string): Promise<string[]> =>
  groupOf(tx, await shownAs(tx, contactId))
