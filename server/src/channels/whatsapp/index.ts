import type { Ctx } from '#platform/context.ts'
import type { CallOutcome } from '../calls.ts'
import type { ChannelAdapter, ConnectedAccount } from '../channel.ts'
import { callGraph } from '../graph.ts'
import { farewellOf } from '../leaving/farewell.ts'
import { reason } from '../reasons.ts'
import { subscriptionOf } from '../sending.ts'
import { verifyMetaSignature } from '../signature.ts'
import { accessFor, appTokenOf } from './access.ts'
import { checkWhatsApp, type WhatsAppCredentials, WhatsAppSettings } from './check.ts'
import { inspectWhatsApp } from './inspect.ts'
import { whatsappRefuses, whatsappTakes } from './limits.ts'
import { whatsappMediaAddress } from './media-address.ts'
import { parseWhatsApp } from './parse.ts'
import { revokeWhatsApp } from './revoke.ts'
import { sendWhatsApp, showWhatsAppTyping } from './send.ts'

/** WhatsApp Business Cloud API. One callback address for the whole app; deliveries are routed by phone_number_id. */
export const whatsapp: ChannelAdapter<WhatsAppCredentials> = {
  kind: 'whatsapp',
  verify: ({ headers, body, secret }) => verifyMetaSignature(headers, body, secret),
  parse: parseWhatsApp,
  check: (ctx, credentials) =>
    checkWhatsApp(accessFor(ctx, credentials.accessToken), appTokenOf(ctx), credentials),
  async subscribe(ctx, account) {
    const outcome = await callSubscription(ctx, account, 'POST')
    return outcome ? subscriptionOf(outcome) : { ok: false, reason: reason('not_subscribed') }
  },
  async inspect(ctx, account) {
    const settings = WhatsAppSettings.safeParse(account.settings)
    if (!settings.success) return { kind: 'rejected', reason: reason('account_not_ready') }
    const app = { appId: ctx.config.meta.appId, appToken: appTokenOf(ctx) }
    const { wabaId } = settings.data
    return inspectWhatsApp(accessFor(ctx, account.token), app, { wabaId, phoneNumberId: account.account })
  },
  async unsubscribe(ctx, account) {
    const outcome = await callSubscription(ctx, account, 'DELETE')
    return outcome ? farewellOf(outcome) : { kind: 'refused', reason: reason('account_not_ready') }
  },
  revoke: revokeWhatsApp,
  takes: whatsappTakes,
  refuses: (_ctx, content) => whatsappRefuses(content),
  send: (ctx, account, message) => sendWhatsApp(accessFor(ctx, account.token), account, message),
  mediaAddress: (ctx, account, source) =>
    whatsappMediaAddress(accessFor(ctx, account.token), account, source),
  async showTyping(ctx, account, _to, lastProviderId) {
    if (lastProviderId)
      await showWhatsAppTyping(accessFor(ctx, account.token), account.account, lastProviderId)
  },
}

/**
 * The subscription is the business account's, so it holds for all its numbers. Repeating it is harmless.
 * @returns undefined when the business account is not known
 */
async function callSubscription(
  ctx: Ctx,
  account: ConnectedAccount,
  method: 'POST' | 'DELETE',
): Promise<CallOutcome | undefined> {
  const settings = WhatsAppSettings.safeParse(account.settings)
  if (!settings.success) return undefined
  const path = `${encodeURIComponent(settings.data.wabaId)}/subscribed_apps`
  return callGraph(accessFor(ctx, account.token), method, path)
}
