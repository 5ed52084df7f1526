import type { InboundMessage } from '#channels'
import type { ChannelId, StoreId } from '#platform/ids.ts'
import type { TestCtx } from './context.ts'
import { inboxOf } from './message-path.ts'

type Kind = 'whatsapp' | 'instagram' | 'telegram'
type Person = InboundMessage['from']

/** A store's people over several channels, for tests. */
export function peopleOf(ctx: TestCtx, storeId: StoreId) {
  let said = 0
  const rows = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
    ctx.db.withStore(storeId, (tx) => tx.query<Row>(sql, [...values]))
  return {
    rows,
    /** @returns the contact that the message is shown under */
    writes: async (channelId: ChannelId, kind: Kind, from: Person, text = 'салам'): Promise<string> => {
      said += 1
      await inboxOf(ctx, storeId, channelId, kind).says(`said ${channelId} ${said}`, text, { from })
      const [row] = await rows<{ id: string }>(
        `select c.contact_id as id from identity i join conversation c on c.store_id = i.store_id and c.id = i.conversation_id
         where i.channel_id = $1 and i.external_id = $2`,
        [channelId, from.externalId],
      )
      if (!row) throw new Error('nobody wrote')
      return row.id
    },
  }
}
