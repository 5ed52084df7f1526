import type { Ctx } from '#platform/context.ts'
import type { ChannelAdapter, Subscribed } from '../channel.ts'
import { callGraph, type GraphAccess } from '../graph.ts'
import { farewellOf } from '../leaving/farewell.ts'
import { reason } from '../reasons.ts'
import { subscriptionOf } from '../sending.ts'
import { verifyMetaSignature } from '../signature.ts'
import { checkInstagram, type InstagramCredentials } from './check.ts'
import { inspectInstagram } from './inspect.ts'
import { instagramRefuses, instagramTakes } from './limits.ts'
import { parseInstagram } from './parse.ts'
import { instagramProfile } from './profile.ts'
import { sendInstagram, showInstagramTyping } from './send.ts'

/** The call replaces the list, so it always names all of it. */
const messaging =
  'messages,message_echoes,message_reactions,messaging_postbacks,messaging_seen,messaging_referral'
/** A field that the app may not have fails the whole call; then fewer are asked for. */
const fieldsByWish = [
  `${messaging},message_edit,standby,messaging_handover,messaging_optins,comments,live_comments`,
  messaging,
  'messages,messaging_seen',
]

/** Instagram messaging for accounts that signed in with Instagram. One callback address for the whole app. */
export const instagram: ChannelAdapter<InstagramCredentials> = {
  kind: 'instagram',
  verify: ({ headers, body, secret }) => verifyMetaSignature(headers, body, secret),
  parse: parseInstagram,
  check: (ctx, credentials) => checkInstagram(accessFor(ctx, credentials.accessToken), credentials),
  async subscribe(ctx, account) {
    const subscribe = async (subscribed_fields: string) =>
      subscriptionOf(
        await callGraph(accessFor(ctx, account.token), 'POST', 'me/subscribed_apps', {
          query: { subscribed_fields },
        }),
      )
    let answer: Subscribed = { ok: false, reason: reason('not_subscribed', 100) }
    for (const fields of fieldsByWish) {
      answer = await subscribe(fields)
      if (answer.ok || answer.reason !== 'not_subscribed 100') break
    }
    return answer
  },
  inspect: (ctx, account) => inspectInstagram(accessFor(ctx, account.token)),
  unsubscribe: async (ctx, account) =>
    farewellOf(await callGraph(accessFor(ctx, account.token), 'DELETE', 'me/subscribed_apps')),
  revoke: async (ctx, account) =>
    farewellOf(await callGraph(accessFor(ctx, account.token), 'DELETE', 'me/permissions')),
  takes: instagramTakes,
  refuses: (ctx, content) => instagramRefuses(content, ctx.config.instagram.graphUrl),
  send: (ctx, account, message) => sendInstagram(accessFor(ctx, account.token), account, message),
  // Attachments come as addresses of their own that open without a token.
  mediaAddress: async (_ctx, _account, source) =>
    'url' in source
      ? { ok: true, url: source.url, headers: {} }
      : { ok: false, kind: 'refused', reason: reason('not_found') },
  profile: (ctx, account, externalId) => instagramProfile(accessFor(ctx, account.token), externalId),
  showTyping: (ctx, account, to, lastProviderId) =>
    showInstagramTyping(accessFor(ctx, account.token), account, to, lastProviderId !== null),
}

/** Without a proof of the app secret: Meta describes it for the other host alone, and a wrong one would refuse every call. */
const accessFor = (ctx: Ctx, token: string): GraphAccess => ({
  baseUrl: ctx.config.instagram.graphUrl,
  token,
  appSecret: undefined,
})
