import type { StoreTx } from '#platform/database/database.ts'

/** hold: its provider asked for silence. doubt: its token is doubted. Each ends by itself. */
type Why = 'hold' | 'doubt'

/** Nothing of this channel leaves before, whoever writes it meanwhile. */
export async function holdChannel(tx: StoreTx, channelId: string, until: Date, why: Why): Promise<void> {
  await tx.query(
    `insert into send_pace as p (store_id, channel_id, scope, free_at) values ($1, $2, $4, $3)
     on conflict (store_id, channel_id, scope) do update set free_at = greatest(p.free_at, excluded.free_at)`,
    [tx.storeId, channelId, until, why],
  )
}
