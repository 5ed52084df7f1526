import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ChannelId, parseId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { adapters } from '../adapters.ts'
import type { ChannelAdapter } from '../channel.ts'
import { tellChannelUpdated } from '../connecting/events.ts'
import { openSenders } from '../delivery/accounts.ts'
import { retryUnroutedOf } from '../intake/undelivered.ts'
import { hearConnections } from './hear.ts'

const askConnection = defineJob(
  'channels.ask-connection',
  z.object({ storeId: z.uuid(), channelId: z.uuid(), connection: z.string() }),
)

/** After what came through them was put aside, so that the answer finds it there. */
const SECONDS_TO_PUT_ASIDE = 5

interface Unknown {
  readonly entry: { readonly channelId: ChannelId }
  readonly connection: string
}

/** Has the provider asked about connections that it has not told us of, as those from before the channel was connected. */
export async function askForConnections(ctx: Ctx, tx: StoreTx, unknown: readonly Unknown[]): Promise<void> {
  for (const { entry, connection } of unknown)
    await ask(ctx, tx, entry.channelId, connection, SECONDS_TO_PUT_ASIDE)
}

/** Has it asked about those we know: while a channel was away, they may have ended or changed. */
export async function askForKnownConnections(ctx: Ctx, tx: StoreTx, channelId: ChannelId): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `select id from business_connection where store_id = $1 and channel_id = $2 and approval <> 'refused'`,
    [tx.storeId, channelId],
  )
  for (const { id } of rows) await ask(ctx, tx, channelId, id, 0)
}

const ask = (ctx: Ctx, tx: StoreTx, channelId: ChannelId, connection: string, startAfter: number) =>
  ctx.jobs.enqueue(
    tx,
    askConnection,
    { storeId: tx.storeId, channelId, connection },
    { key: `${channelId} ${connection}`, startAfter },
  )

export async function connectionJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(askConnection, async ({ storeId, channelId, connection }) => {
    const store = parseId<'store'>(storeId)
    const sender = await ctx.db.withStore(store, async (tx) =>
      (await openSenders(ctx, tx, [channelId])).get(channelId),
    )
    if (sender?.state !== 'connected') return
    const adapter: ChannelAdapter<never> = adapters[sender.kind]
    const answer = await adapter.connection?.(ctx, sender.account, connection)
    if (!answer || answer === 'unanswered') return
    const id = parseId<'channel'>(channelId)
    await ctx.db.withStore(store, (tx) =>
      answer === 'gone'
        ? endConnection(ctx, tx, id, connection)
        : hearConnections(ctx, tx, [{ channelId: id, connections: [answer] }]),
    )
    if (answer === 'gone') return
    await ctx.db.withLanes((tx) => retryUnroutedOf(tx, channelId))
    ctx.bus.wake('intake')
  })
}

async function endConnection(ctx: Ctx, tx: StoreTx, channelId: ChannelId, connection: string): Promise<void> {
  await tx.query(
    `update business_connection set enabled = false where store_id = $1 and channel_id = $2 and id = $3`,
    [tx.storeId, channelId, connection],
  )
  tellChannelUpdated(ctx, tx, channelId)
}
