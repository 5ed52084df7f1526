import type { StoreTx } from '#platform/database/database.ts'

/** The provider asked for silence: nothing of this channel leaves before, whoever writes it meanwhile. */
export async function holdChannel(tx: StoreTx, channelId: string, until: Date): Promise<void> {
  await tx.query(
    `insert into send_pace as p (store_id, channel_id, scope, free_at) values ($1, $2, 'hold', $3)
     on conflict (store_id, channel_id, scope) do update set free_at = greatest(p.free_at, excluded.free_at)`,
    [tx.storeId, channelId, until],
  )
}
