import type { Ctx } from '#platform/context.ts'
import type { ConnectedAccount } from '../channel.ts'
import { callGraph } from '../graph.ts'
import { type Farewell, farewellOf } from '../leaving/farewell.ts'
import { reason } from '../reasons.ts'
import { accessFor } from './access.ts'

/**
 * Makes this one token void. Taking the app's permissions away instead would end the tokens of other numbers, too: all
 * sign-ups of one business act in the name of one system user.
 */
export async function revokeWhatsApp(ctx: Ctx, { token }: ConnectedAccount): Promise<Farewell> {
  const { appId, appSecret } = ctx.config.meta
  if (!appId || !appSecret) return { kind: 'refused', reason: reason('account_not_ready') }
  const query = { client_id: appId, client_secret: appSecret, revoke_token: token }
  return farewellOf(await callGraph(accessFor(ctx, token), 'GET', 'oauth/revoke', { query }))
}
