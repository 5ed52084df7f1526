import type { StoreTx } from '#platform/database/database.ts'

/** Which switch keeps the assistant silent in a conversation. */
export const offBys = ['contact', 'channel'] as const
export type OffBy = (typeof offBys)[number]

/** SQL: the switch that keeps the assistant silent in the conversation `c`, or null. */
export const offBy = 'app.assistant_off(c.channel_id, c.contact_id)'

/** SQL: `speaker` for the conversation `c`, and nobody where that would be an assistant that is off. */
export const unlessOff = (speaker: string): string =>
  `case when ${speaker} in ('assistant', 'draft') and ${offBy} is not null then 'nobody' else ${speaker} end`

/** Locks the conversation, so that no switch is made meanwhile. */
export async function readOff(tx: StoreTx, conversationId: string): Promise<OffBy | null> {
  await tx.query('select 1 from conversation where store_id = $1 and id = $2 for update', [
    tx.storeId,
    conversationId,
  ])
  const [row] = await tx.query<{ by: OffBy | null }>(
    `select ${offBy} as by from conversation c where c.store_id = $1 and c.id = $2`,
    [tx.storeId, conversationId],
  )
  return row?.by ?? null
}
