import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'
import type { ReceivedEntry } from '../intake/ports.ts'

/** Keeps how far the import of a channel's past has come. Parts come in any order, so it only goes forward. */
export async function hearPastNews(ctx: Ctx, tx: StoreTx, entries: readonly ReceivedEntry[]): Promise<void> {
  const rows = entries.flatMap(({ channelId, pastNews = [] }) =>
    pastNews.map((news) => ({ channelId, ...news })),
  )
  if (rows.length === 0) return
  const heard = await tx.query<{ channelId: string }>(
    `insert into history_import as p (store_id, channel_id, state, ask_until, contacts_asked, progress, updated_at)
     select $1, "channelId", case when bool_or(kind = 'declined') then 'declined' when max(progress) = 100 then 'done' else 'coming' end,
       $3, true, coalesce(max(progress), 0), $3
     from jsonb_to_recordset($2::jsonb) as n ("channelId" uuid, kind text, progress int) group by "channelId"
     on conflict (store_id, channel_id) do update set reason = null, updated_at = excluded.updated_at,
       progress = greatest(p.progress, excluded.progress),
       state = case when excluded.state = 'declined' then 'declined' when greatest(p.progress, excluded.progress) = 100 then 'done'
         else 'coming' end
     returning channel_id as "channelId"`,
    [tx.storeId, JSON.stringify(rows), ctx.clock.now()],
  )
  const events = heard.map(({ channelId }) => ({ kind: 'channel.updated', payload: { channelId } }))
  announce(ctx, tx, events)
}
