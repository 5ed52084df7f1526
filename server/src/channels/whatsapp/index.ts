import type { Ctx } from '#platform/context.ts'
import type { ChannelAdapter, ConnectedAccount, Subscribed } from '../channel.ts'
import { callGraph } from '../graph.ts'
import { reason } from '../reasons.ts'
import { subscriptionOf } from '../sending.ts'
import { verifyMetaSignature } from '../signature.ts'
import { accessFor, appTokenOf } from './access.ts'
import { checkWhatsApp, type WhatsAppCredentials, WhatsAppSettings } from './check.ts'
import { inspectWhatsApp } from './inspect.ts'
import { whatsappRefuses, whatsappTakes } from './limits.ts'
import { whatsappMediaAddress } from './media-address.ts'
import { parseWhatsApp } from './parse.ts'
import { sendWhatsApp, showWhatsAppTyping } from './send.ts'

/** WhatsApp Business Cloud API. One callback address for the whole app; deliveries are routed by phone_number_id. */
export const whatsapp: ChannelAdapter<WhatsAppCredentials> = {
  kind: 'whatsapp',
  verify: ({ headers, body, secret }) => verifyMetaSignature(headers, body, secret),
  parse: parseWhatsApp,
  check: (ctx, credentials) =>
    checkWhatsApp(accessFor(ctx, credentials.accessToken), appTokenOf(ctx), credentials),
  subscribe: (ctx, account) => subscribeApp(ctx, account, 'POST'),
  async inspect(ctx, account) {
    const settings = WhatsAppSettings.safeParse(account.settings)
    if (!settings.success) return { kind: 'rejected', reason: reason('account_not_ready') }
    const app = { appId: ctx.config.meta.appId, appToken: appTokenOf(ctx) }
    return inspectWhatsApp(accessFor(ctx, account.token), app, settings.data.wabaId)
  },
  async unsubscribe(ctx, account) {
    await subscribeApp(ctx, account, 'DELETE')
  },
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

/** The subscription is the business account's, so it holds for all its numbers. Repeating it is harmless. */
async function subscribeApp(
  ctx: Ctx,
  account: ConnectedAccount,
  method: 'POST' | 'DELETE',
): Promise<Subscribed> {
  const settings = WhatsAppSettings.safeParse(account.settings)
  if (!settings.success) return { ok: false, reason: reason('not_subscribed') }
  const path = `${encodeURIComponent(settings.data.wabaId)}/subscribed_apps`
  return subscriptionOf(await callGraph(accessFor(ctx, account.token), method, path))
}
