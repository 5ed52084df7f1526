import { z } from 'zod'
import { type Language, languageOfSession } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { StoreId } from '#platform/ids.ts'
import { choicesOf } from '../notifications/choice.ts'
import { pushKeysOf } from './keys.ts'
import { type Browser, push, type Shown } from './push.ts'
import { isQuiet, timeIn } from './rule.ts'
import { dropSubscription } from './subscriptions.ts'
import { timeZoneOf } from './tell.ts'

/** A browser of a member, to be told of what is no conversation. */
export const AlertedBrowser = z.object({ memberId: z.uuid(), subscriptionId: z.uuid() })
export type AlertedBrowser = z.infer<typeof AlertedBrowser>

/** The browsers of these members, without those of whoever keeps quiet hours now. */
export async function browsersToAlert(
  ctx: Ctx,
  tx: StoreTx,
  memberIds: readonly string[],
): Promise<AlertedBrowser[]> {
  const time = timeIn(await timeZoneOf(tx), ctx.clock.now())
  const choices = await choicesOf(tx, memberIds)
  const awake = memberIds.filter((id) => !isQuiet(choices.get(id)?.quiet ?? null, time))
  return tx.query<AlertedBrowser>(
    `select member_id as "memberId", id as "subscriptionId" from push_subscription
     where store_id = $1 and member_id = any($2::uuid[])`,
    [tx.storeId, awake],
  )
}

/**
 * Shows it in one browser, in the language of whoever is signed in there. A panel that is open says nothing of it by itself,
 * so it is shown there as well.
 * @throws when the push service is busy or away, so that the job tries again
 */
export async function alertBrowser(
  ctx: Ctx,
  storeId: StoreId,
  { subscriptionId }: AlertedBrowser,
  shownIn: (language: Language) => Shown,
): Promise<void> {
  const opened = await ctx.db.withStore(storeId, async (tx) => {
    const [browser] = await tx.query<Browser & { sessionId: string }>(
      `select endpoint, p256dh, auth, session_id as "sessionId" from push_subscription where store_id = $1 and id = $2`,
      [tx.storeId, subscriptionId],
    )
    return browser && { browser, keys: await pushKeysOf(ctx, tx) }
  })
  if (!opened) return
  const drop = () => ctx.db.withStore(storeId, (tx) => dropSubscription(tx, subscriptionId))
  const { sessionId, endpoint, p256dh, auth } = opened.browser
  const language = await languageOfSession(ctx, sessionId)
  if (!language) return drop()
  const outcome = await push(ctx, opened.keys, { endpoint, p256dh, auth }, shownIn(language))
  if (outcome.kind === 'gone') return drop()
  if (outcome.kind === 'later') throw new Error(`a browser was not told: ${outcome.why}`)
  if (outcome.kind === 'refused')
    ctx.log.warn({ storeId, subscriptionId, why: outcome.why }, 'a browser was not told')
}
