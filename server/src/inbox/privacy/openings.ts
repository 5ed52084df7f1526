import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { everyStore } from '#platform/database/stores.ts'
import type { StoreId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { memberNames } from '../reading/conversations.ts'
import { OPENINGS_KEPT_DAYS, type OpeningsJson } from './shapes.ts'
import { wholeOf } from './whole.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Of one customer; the newest are what is looked for. */
const MOST_SHOWN = 200
/** A process remembers no more; what it forgets is written once more, which changes nothing. */
const MOST_REMEMBERED = 100_000

export interface Opening {
  readonly storeId: StoreId
  readonly memberId: string
  /** What was opened: a contact, or a conversation with one. */
  readonly contactId?: string | undefined
  readonly conversationId?: string | undefined
}

/**
 * Writes down who opened whom, once for each hour; meant to be called when the answer has left, so that nobody who reads
 * waits for it. What was written within the hour costs no statement.
 */
export function openingsOf(ctx: Ctx): (opening: Opening) => Promise<void> {
  const written = new Set<string>()
  let hour = 0
  return async ({ storeId, memberId, contactId, conversationId }) => {
    const now = Math.floor(ctx.clock.now().getTime() / HOUR_MS) * HOUR_MS
    if (now !== hour || written.size > MOST_REMEMBERED) written.clear()
    hour = now
    const key = `${memberId} ${contactId ?? conversationId}`
    if (written.has(key)) return
    written.add(key)
    try {
      await ctx.db.withStore(storeId, (tx) =>
        tx.query(
          `insert into contact_opening (store_id, contact_id, member_id, hour)
           select $1, id, $4, $5 from contact where store_id = $1 and id = coalesce($2::uuid,
             (select contact_id from conversation where store_id = $1 and id = $3))
           on conflict do nothing`,
          [storeId, contactId ?? null, conversationId ?? null, memberId, new Date(now)],
        ),
      )
    } catch (error) {
      written.delete(key)
      ctx.log.warn({ err: error, storeId }, 'an opening was not written down')
    }
  }
}

/** Who opened a contact, or one that is merged with it. @throws ContactNotFound */
export async function listOpenings(tx: StoreTx, contactId: string): Promise<OpeningsJson> {
  const { contactIds } = await wholeOf(tx, contactId)
  const rows = await tx.query<{ memberId: string; hour: Date }>(
    `select distinct member_id as "memberId", hour from contact_opening
     where store_id = $1 and contact_id = any($2::uuid[]) order by hour desc, member_id limit $3`,
    [tx.storeId, contactIds, MOST_SHOWN],
  )
  const names = await memberNames(tx)
  const items = rows.map(({ memberId, hour }) => ({
    member: { id: memberId, name: names.get(memberId) ?? '' },
    hour: hour.toISOString(),
  }))
  return { days: OPENINGS_KEPT_DAYS, items }
}

const sweep = defineJob('inbox.sweep-openings', z.object({}))

export async function workOnOpenings(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(sweep, () => sweepOpenings(ctx))
  await ctx.jobs.schedule(sweep, '25 2 * * *', {})
}

export async function sweepOpenings(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - OPENINGS_KEPT_DAYS * DAY_MS)
  for (const storeId of await everyStore(ctx.db))
    await ctx.db.withStore(storeId, (tx) =>
      tx.query('delete from contact_opening where store_id = $1 and hour < $2', [storeId, before]),
    )
}
