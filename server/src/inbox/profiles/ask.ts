import { adapters, type ReceivedEntry } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { seemingOne } from '#platform/database/plans.ts'
import type { ConversationOf } from '../receiving/people.ts'
import { askForProfiles } from './job.ts'

/**
 * Asks who wrote, where messages do not say it: at the first message, and at one after a month, as people change names
 * and pictures. An echo is the shop's own word: nobody agreed to be known by it.
 */
export async function askWhoWrites(
  ctx: Ctx,
  tx: StoreTx,
  entries: readonly ReceivedEntry[],
  conversationOf: ConversationOf,
): Promise<void> {
  const wrote = entries
    .filter(({ kind }) => adapters[kind].profile !== undefined)
    .flatMap(({ channelId, messages }) =>
      messages
        .filter(({ echo, silent }) => !echo && !silent)
        .map(({ from }) => conversationOf(channelId, from.externalId)),
    )
  if (wrote.length === 0) return
  const due = await tx.query<{ id: string }>(
    `update identity i set profile_due_at = $3::timestamptz + interval '30 days', profile_tries = 0
     from ${seemingOne(`unnest($2::uuid[]) as wrote (id)
       cross join lateral (select channel_id, external_id from conversation where store_id = $1 and id = wrote.id limit 1) at`)} c
     where i.store_id = $1 and i.channel_id = c.channel_id and i.external_id = c.external_id
       and (i.profile_due_at is null or i.profile_due_at <= $3)
     returning c.id`,
    [tx.storeId, wrote, ctx.clock.now()],
  )
  await askForProfiles(
    ctx,
    tx,
    due.map(({ id }) => id),
  )
}
