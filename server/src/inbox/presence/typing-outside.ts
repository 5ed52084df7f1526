import { adapters, openSenders } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { StoreId } from '#platform/ids.ts'
import { textWindow, type WindowFacts, windowFacts } from '../window.ts'

/** How long a provider shows the mark; asked again a little before it ends. */
const standsMs = { telegram: 5_000, instagram: 20_000, whatsapp: 25_000 } as const
const EARLIER_MS = 1_000

/** Shows the customer that an answer is being typed, as often as their channel forgets it and no oftener. */
export function typingOutside(ctx: Ctx): (storeId: StoreId, conversationId: string) => Promise<void> {
  const shown = new Map<string, number>()
  const show = async (storeId: StoreId, conversationId: string) => {
    const now = ctx.clock.now().getTime()
    for (const [id, until] of shown) if (until <= now) shown.delete(id)
    const key = `${storeId} ${conversationId}`
    if (shown.has(key)) return
    // Whoever types beside this, while the channel is being asked for, need not ask too.
    shown.set(key, now + standsMs.telegram - EARLIER_MS)
    const way = await ctx.db.withStore(storeId, (tx) => wayTo(ctx, tx, conversationId))
    if (!way) return
    shown.set(key, now + standsMs[way.kind] - EARLIER_MS)
    await adapters[way.kind].showTyping(ctx, way.account, way.to, way.lastProviderId)
  }
  return (storeId, conversationId) =>
    show(storeId, conversationId).catch((error) => ctx.log.debug({ err: error }, 'typing could not be shown'))
}

/** Undefined where nothing that is typed could be sent. */
async function wayTo(ctx: Ctx, tx: StoreTx, conversationId: string) {
  const [row] = await tx.query<Way & WindowFacts>(
    `select c.channel_id as "channelId", c.external_id as "to", ${windowFacts},
       (select m.provider_id from message m where m.store_id = $1 and m.conversation_id = c.id and m.author = 'contact'
          and m.provider_id is not null and m.kind <> 'reaction' order by m.id desc limit 1) as "lastProviderId"
     from conversation c join channel ch on ch.store_id = $1 and ch.id = c.channel_id
     where c.store_id = $1 and c.id = $2`,
    [tx.storeId, conversationId],
  )
  if (!row || !textWindow(row, 'member', ctx.clock.now()).allowed) return undefined
  const sender = (await openSenders(ctx, tx, [row.channelId])).get(row.channelId)
  if (sender?.state !== 'connected') return undefined
  return { kind: sender.kind, account: sender.account, to: row.to, lastProviderId: row.lastProviderId }
}

interface Way {
  readonly channelId: string
  readonly to: string
  readonly lastProviderId: string | null
}
