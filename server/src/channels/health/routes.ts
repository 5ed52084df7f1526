import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { parseId } from '#platform/ids.ts'
import { listHealth } from './keep.ts'

const time = z.iso.datetime()

const HealthView = z
  .object({
    channelId: z.uuid(),
    checkedAt: time,
    reachable: z.boolean().describe('Whether the provider answered; if not, the rest is what it said before'),
    subscription: z
      .enum(['active', 'missing', 'elsewhere', 'unknown'])
      .describe("'elsewhere': the provider delivers to another address"),
    webhookError: z.string().nullable().describe("The provider's last complaint about our address"),
    sends: z.int().describe('Of the last 24 hours, failures included'),
    failures: z.int(),
    standing: z
      .object({
        quality: z.string(),
        limit: z.string(),
        throughput: z.string(),
        nameStatus: z.string(),
      })
      .partial()
      .nullable()
      .describe('WhatsApp: how Meta rates the number and what it lets it do, in its own words, lower case'),
    silentSince: time.nullable().describe('Quieter since then than the history of this channel explains'),
    expectedArrivals: z.number().nullable().describe('How many conversations usually come in that time'),
  })
  .meta({ id: 'ChannelHealth' })

/** What the hourly look at each channel found; a change of it is told as `channel.updated`. */
export async function healthRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/channels/health',
    {
      config: { permission: 'channels.read' },
      schema: {
        params: z.object({ storeId: z.uuid() }),
        response: { 200: z.object({ items: z.array(HealthView), next: z.null() }) },
      },
    },
    async (request) => {
      const rows = await ctx.db.withStore(parseId<'store'>(request.params.storeId), listHealth)
      const items = rows.map((row) => ({
        ...row,
        checkedAt: row.checkedAt.toISOString(),
        silentSince: row.silentSince?.toISOString() ?? null,
      }))
      return { items, next: null }
    },
  )
}
