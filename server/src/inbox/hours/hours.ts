import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { announce } from '#platform/realtime/announce.ts'
import { organisingUpdated } from '../events.ts'
import type { HoursJson, HoursShape } from './shapes.ts'

type Row = HoursJson & { readonly channelId: string | null }

/** A store without hours always works. */
const always: HoursJson = {
  week: Object.fromEntries(
    (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map((day) => [day, [{ from: 0, to: 1440 }]]),
  ) as HoursJson['week'],
  exceptions: [],
}

export async function readHours(tx: StoreTx): Promise<z.infer<typeof HoursShape>> {
  const rows = await tx.query<Row>(
    `select channel_id as "channelId", week, exceptions from working_hours where store_id = $1 order by channel_id`,
    [tx.storeId],
  )
  const { week, exceptions } = rows.find(({ channelId }) => channelId === null) ?? always
  return {
    week,
    exceptions,
    channels: rows.flatMap(({ channelId, ...hours }) =>
      channelId === null ? [] : [{ channelId, ...hours }],
    ),
  }
}

/** Of the store, or of one channel from now on. @throws Problem not_found for a channel that is not there */
export async function putHours(
  ctx: Ctx,
  tx: StoreTx,
  channelId: string | null,
  { week, exceptions }: HoursJson,
): Promise<void> {
  if (channelId) {
    const known = await tx.query('select 1 from channel where store_id = $1 and id = $2', [
      tx.storeId,
      channelId,
    ])
    if (known.length === 0) throw notFound()
  }
  await tx.query(
    `insert into working_hours (store_id, id, channel_id, week, exceptions) values ($1, $2, $3, $4, $5)
     on conflict (store_id, coalesce(channel_id, store_id)) do update set week = excluded.week,
       exceptions = excluded.exceptions`,
    [tx.storeId, newId<'hours'>(), channelId, JSON.stringify(week), JSON.stringify(exceptions)],
  )
  await restartClocks(ctx, tx)
}

/** The channel works as the store does. @throws Problem not_found */
export async function removeHours(ctx: Ctx, tx: StoreTx, channelId: string): Promise<void> {
  const rows = await tx.query(
    'delete from working_hours where store_id = $1 and channel_id = $2 returning id',
    [tx.storeId, channelId],
  )
  if (rows.length === 0) throw notFound()
  await restartClocks(ctx, tx)
}

/** What waits is reckoned by what stands now. */
export async function restartClocks(ctx: Ctx, tx: StoreTx): Promise<void> {
  await tx.query('select app.restart_answer_clocks()')
  announce(ctx, tx, [organisingUpdated])
}
