import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type MemberId, newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { contactUpdated } from '../events.ts'
import { TooMany } from '../organising/errors.ts'
import { ContactNotFound } from './errors.ts'
import { groupOf, shownAs } from './group.ts'
import type { FactChange, NewFact } from './shapes.ts'
import { refuseStale } from './stale.ts'

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

interface Fact {
  readonly contactId: string
  readonly factId: string
}

/** @throws ContactNotFound @throws ContactChanged when somebody else was faster */
export async function changeFact(
  ctx: Ctx,
  tx: StoreTx,
  fact: Fact,
  { version, name, value }: FactChange,
  memberId: MemberId,
): Promise<void> {
  await lockFact(ctx, tx, fact, version, memberId)
  await tx.query(
    `update contact_fact set name = case when $3 then $4 else name end, value = coalesce($5, value), version = version + 1,
       by_member_id = $6, changed_at = $7
     where store_id = $1 and id = $2`,
    [tx.storeId, fact.factId, name !== undefined, name ?? null, value ?? null, memberId, ctx.clock.now()],
  )
  announce(ctx, tx, [contactUpdated(fact.contactId)])
}

/** @throws ContactNotFound @throws ContactChanged when it says something else by now */
export async function removeFact(
  ctx: Ctx,
  tx: StoreTx,
  fact: Fact,
  version: number,
  memberId: MemberId,
): Promise<void> {
  await lockFact(ctx, tx, fact, version, memberId)
  await tx.query(`delete from contact_fact where store_id = $1 and id = $2`, [tx.storeId, fact.factId])
  announce(ctx, tx, [contactUpdated(fact.contactId)])
}

/** Nobody else changes it before the transaction ends, and nobody else has since it was seen. */
async function lockFact(
  ctx: Ctx,
  tx: StoreTx,
  { contactId, factId }: Fact,
  seen: number,
  memberId: MemberId,
): Promise<void> {
  const [row] = await tx.query<{ version: number; by: string }>(
    `select version, by_member_id as by from contact_fact
     where store_id = $1 and contact_id = any($2::uuid[]) and id = $3 for update`,
    [tx.storeId, await groupOf(tx, await shownAs(tx, contactId)), factId],
  )
  if (!row) throw new ContactNotFound()
  const stale = row.version > seen && row.by !== memberId
  await refuseStale(ctx, tx, { contactId, news: stale ? [{ matter: 'fact', memberId: row.by }] : [] })
}
