import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { parseId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { toView } from '../connecting/answers.ts'
import { findChannel } from '../connecting/queries.ts'
import { ChannelView } from '../connecting/wire.ts'
import { decide } from './approve.ts'

const OneConnection = z.object({
  storeId: z.uuid(),
  channelId: z.uuid(),
  connectionId: z.string().min(1).max(200),
})

/** Whose business accounts the channel's bot works for: an owner or admin of the store says so. */
export async function businessRoutes(app: App, ctx: Ctx): Promise<void> {
  app.put(
    '/stores/:storeId/channels/:channelId/business-accounts/:connectionId/approval',
    {
      config: { permission: 'channels.write' },
      schema: {
        params: OneConnection,
        body: z.strictObject({ approved: z.boolean() }),
        response: { 200: ChannelView },
      },
    },
    async (request) => {
      const { storeId, channelId, connectionId } = request.params
      const decision = {
        channelId: parseId<'channel'>(channelId),
        connectionId,
        approved: request.body.approved,
        by: request.member.id,
      }
      const row = await ctx.db.withStore(parseId<'store'>(storeId), async (tx) =>
        (await decide(ctx, tx, decision)) ? findChannel(tx, channelId) : undefined,
      )
      if (!row) throw notFound()
      return toView(ctx, row)
    },
  )
}
