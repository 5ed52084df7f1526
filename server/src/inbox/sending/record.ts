import type { Result } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { seemingOne } from '#platform/database/plans.ts'
import { announce } from '#platform/realtime/announce.ts'
import { messageEvent } from '../events.ts'
import { lockProviderFacts } from '../lock.ts'
import { settleEchoes } from '../receiving/echoes.ts'
import { moveConversation } from '../receiving/reachable.ts'
import { applyEarlyStatuses } from '../receiving/statuses.ts'
import { undoReactions } from './reactions.ts'

interface Touched {
  readonly id: string
  readonly conversationId: string
}

const asRows = `${seemingOne(`jsonb_to_recordset($2::jsonb) as r (position bigint, "leaseNo" int, "messageId" uuid, kind text,
  "providerId" text, "fileIds" jsonb, reason text, "nextAt" timestamptz)`)} r`

/**
 * Writes down how sends ended. A provider id is a fact and is kept even when the lease has passed on; all else is
 * written only where the lease is still the last one. Then whatever waited for these ends is settled: early statuses and
 * echoes.
 */
export async function recordSends(ctx: Ctx, tx: StoreTx, results: readonly Result[]): Promise<void> {
  const rows = rowsOf(results)
  const positions = results.map(({ claim }) => claim.position)
  const [, sent, ended, , postponed] = await Promise.all([
    lockProviderFacts(tx),
    writeProviderIds(tx, rows, ctx.clock.now()),
    writeEnds(tx, rows),
    leaveOutbox(tx, rows, positions),
    postpone(tx, rows, positions),
  ])
  if (results.some(({ verdict }) => verdict.kind === 'sent' && verdict.fileIds)) await keepFileIds(tx, rows)
  if (sent.length > 0)
    await applyEarlyStatuses(
      tx,
      sent.map((message) => message.id),
    )
  const undone = await undoReactions(
    tx,
    results.filter(({ verdict }) => verdict.kind === 'failed').map(({ claim }) => claim.messageId),
  )
  await keepAddresses(tx, results, ctx.clock.now())
  const settled = await settleEchoes(ctx, tx)
  announce(ctx, tx, [
    ...[...sent, ...ended, ...undone, ...postponed].map((message) =>
      messageEvent('message.updated', message),
    ),
    ...settled,
  ])
}

const rowsOf = (results: readonly Result[]): string =>
  JSON.stringify(
    results.map(({ claim, verdict }) => ({
      position: String(claim.position),
      leaseNo: claim.leaseNo,
      messageId: claim.messageId,
      ...verdict,
    })),
  )

function writeProviderIds(tx: StoreTx, rows: string, now: Date): Promise<Touched[]> {
  return tx.query<Touched>(
    `with sent as (
     update message m set provider_id = r."providerId", provider_at = $3, status_reason = null,
       status = case when app.status_rank(m.status) < app.status_rank('sent') then 'sent' else m.status end
     from ${asRows}
     where r.kind = 'sent' and m.store_id = $1 and m.id = r."messageId"
       and (m.provider_id is null or m.provider_id = r."providerId")
       -- A limit keeps it a look by key; as a join, all that the channel has sent would be gone through.
       and (select o.id from message o where o.store_id = $1 and o.channel_id = m.channel_id
         and o.provider_id = r."providerId" and o.id <> m.id limit 1) is null
     returning m.id, m.conversation_id
     ), answered as (
       -- Whoever came by an ad is answered with it: from now on nothing is charged for three days.
       update conversation c set ad_answered_at = $3 where c.store_id = $1 and c.ad_at is not null
         and c.ad_answered_at is null and c.id in (select conversation_id from sent)
     )
     select id, conversation_id as "conversationId" from sent`,
    [tx.storeId, rows, now],
  )
}

/** Each file of an album may be pointed at, and taken back, as a message of its own. */
async function keepFileIds(tx: StoreTx, rows: string): Promise<void> {
  await tx.query(
    `update attachment a set provider_id = f.id
     from ${asRows}
     join message m on m.store_id = $1 and m.id = r."messageId" and m.provider_id = r."providerId"
     cross join lateral jsonb_array_elements_text(r."fileIds") with ordinality as f (id, n)
     where r.kind = 'sent' and a.store_id = $1 and a.message_id = m.id and a.position = f.n - 1`,
    [tx.storeId, rows],
  )
}

/** A message whose provider id is known has left, whatever the answer to its send said or failed to say. */
function writeEnds(tx: StoreTx, rows: string): Promise<Touched[]> {
  return tx.query<Touched>(
    `update message m set status = case r.kind when 'failed' then 'failed' else 'uncertain' end,
       status_reason = coalesce(r.reason, 'provider_id_taken')
     from ${asRows}
     join outbox o on o.store_id = $1 and o.position = r.position and o.lease_no = r."leaseNo"
     where r.kind in ('failed', 'uncertain', 'sent') and m.store_id = $1 and m.id = r."messageId"
       and m.provider_id is null and m.status = 'queued'
     returning m.id, m.conversation_id as "conversationId"`,
    [tx.storeId, rows],
  )
}

/** Who is gone counts as unreachable until they are heard of again; who has moved is written to at their new address. */
async function keepAddresses(tx: StoreTx, rows: readonly Result[], now: Date): Promise<void> {
  for (const { claim, verdict } of rows) {
    if (verdict.kind === 'failed' && verdict.gone)
      await tx.query(
        `update identity i set unreachable_since = $3 from conversation c
         where c.store_id = $1 and c.id = $2 and i.store_id = $1 and i.channel_id = c.channel_id
           and i.external_id = c.external_id`,
        [tx.storeId, claim.conversationId, now],
      )
    if (verdict.kind === 'sent' && verdict.movedTo !== undefined)
      await moveConversation(tx, claim.conversationId, verdict.movedTo)
  }
}

/** The positions stand beside the rows so that however much waits, only these are looked at. */
async function leaveOutbox(tx: StoreTx, rows: string, positions: readonly bigint[]): Promise<void> {
  await tx.query(
    `delete from outbox o using ${asRows}
     join message m on m.store_id = $1 and m.id = r."messageId"
     where o.store_id = $1 and o.position = any($3::bigint[]) and o.position = r.position and o.lease_no = r."leaseNo"
       and (r.kind in ('sent', 'failed', 'uncertain') or m.provider_id is not null)`,
    [tx.storeId, rows, positions],
  )
}

/** @returns those that were tried and wait for another try */
async function postpone(tx: StoreTx, rows: string, positions: readonly bigint[]): Promise<Touched[]> {
  const waiting = await tx.query<Touched & { kind: string }>(
    `update outbox o set state = 'waiting', next_at = r."nextAt", lease_until = null,
       tries = o.tries + case r.kind when 'retry' then 1 else 0 end
     from ${asRows}
     where r.kind in ('retry', 'waits') and o.store_id = $1 and o.position = any($3::bigint[])
       and o.position = r.position and o.lease_no = r."leaseNo"
     returning o.message_id as id, o.conversation_id as "conversationId", r.kind`,
    [tx.storeId, rows, positions],
  )
  return waiting.filter(({ kind }) => kind === 'retry')
}
