import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { App } from '#platform/http/app.ts'
import { parseId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { findChannel } from '../connecting/queries.ts'

const ChannelNotice = z
  .object({
    id: z.uuid(),
    kind: z.enum(['number_quality', 'number_name', 'capability', 'account', 'alert', 'standing']),
    severity: z.enum(['info', 'warning', 'critical']),
    word: z.string().describe("The provider's own word, lower case"),
    detail: z.record(z.string(), z.union([z.string(), z.number()])),
    at: z.iso.datetime(),
  })
  .meta({ id: 'ChannelNotice' })
type ChannelNotice = z.infer<typeof ChannelNotice>

const InChannel = z.object({ storeId: z.uuid(), channelId: z.uuid() })
const shown = 20

/** What the provider told lately about a channel's account, newest first. */
export async function noticeRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/channels/:channelId/notices',
    {
      config: { permission: 'channels.read' },
      schema: {
        params: InChannel,
        response: { 200: z.object({ items: z.array(ChannelNotice), next: z.null() }) },
      },
    },
    async ({ params }) => ({
      items: await ctx.db.withStore(parseId<'store'>(params.storeId), (tx) => newest(tx, params.channelId)),
      next: null,
    }),
  )
}

async function newest(tx: StoreTx, channelId: string): Promise<ChannelNotice[]> {
  if (!(await findChannel(tx, channelId))) throw notFound()
  const rows = await tx.query<Omit<ChannelNotice, 'at'> & { at: Date }>(
    `select id, kind, severity, word, detail, at from channel_notice where store_id = $1 and channel_id = $2
     order by at desc, id desc limit ${shown}`,
    [tx.storeId, channelId],
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
