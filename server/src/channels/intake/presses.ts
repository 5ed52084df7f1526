import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { parseId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { adapters } from '../adapters.ts'
import type { ChannelAdapter } from '../channel.ts'
import { openSenders } from '../delivery/accounts.ts'

const acknowledge = defineJob(
  'channels.acknowledge-press',
  z.object({ storeId: z.uuid(), channelId: z.uuid(), press: z.string() }),
)

export async function pressJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(acknowledge, async ({ storeId, channelId, press }) => {
    const sender = await ctx.db.withStore(parseId<'store'>(storeId), async (tx) =>
      (await openSenders(ctx, tx, [channelId])).get(channelId),
    )
    if (sender?.state !== 'connected') return
    const adapter: ChannelAdapter<never> = adapters[sender.kind]
    await adapter.acknowledgePress?.(ctx, sender.account, press)
  })
}

/** The press is taken in first; whether its sign arrives is of no interest, so it is asked for once. */
export async function acknowledgePresses(
  ctx: Ctx,
  tx: StoreTx,
  entries: readonly { readonly channelId: string; readonly presses?: readonly string[] }[],
): Promise<void> {
  for (const { channelId, presses = [] } of entries)
    for (const press of presses)
      await ctx.jobs.enqueue(tx, acknowledge, { storeId: tx.storeId, channelId, press }, { key: press })
}
