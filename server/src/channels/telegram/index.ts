import type { Ctx } from '#platform/context.ts'
import type { ChannelAdapter } from '../channel.ts'
import { reason } from '../reasons.ts'
import { unanswered } from '../sending.ts'
import { verifyTelegramSecret } from '../signature.ts'
import { type BotAccess, callBot } from './bot-api.ts'
import { checkTelegram } from './check.ts'
import { inspectTelegram } from './inspect.ts'
import { telegramMediaAddress } from './media-address.ts'
import { parseTelegram } from './parse.ts'
import { sendTelegramText } from './send.ts'

export interface TelegramCredentials {
  readonly botToken: string
}

/** Only what the inbox can show; whatever else comes is understood as unsupported. */
const wantedUpdates = ['message', 'edited_message']

/** Telegram's Bot API. Every bot has a webhook of its own, told apart by the channel id in its address. */
export const telegram: ChannelAdapter<TelegramCredentials> = {
  kind: 'telegram',
  verify: ({ headers, secret }) => verifyTelegramSecret(headers, secret),
  parse: parseTelegram,
  check: (ctx, { botToken }) => checkTelegram(accessFor(ctx, botToken)),
  async subscribe(ctx, account, webhook) {
    const outcome = await callBot(accessFor(ctx, account.token), 'setWebhook', {
      url: webhook.url,
      secret_token: webhook.secret,
      allowed_updates: wantedUpdates,
    })
    if (outcome.kind === 'answered' && outcome.answer.ok) return { ok: true }
    if (outcome.kind === 'answered' || outcome.kind === 'unreadable')
      return { ok: false, reason: reason('not_subscribed', outcome.status) }
    return { ok: false, reason: unanswered(outcome).reason }
  },
  inspect: (ctx, account, { url }) => inspectTelegram(accessFor(ctx, account.token), url, ctx.clock.now()),
  async unsubscribe(ctx, account) {
    await callBot(accessFor(ctx, account.token), 'deleteWebhook')
  },
  send: (ctx, account, message) => sendTelegramText(accessFor(ctx, account.token), message),
  mediaAddress: (ctx, account, source) => telegramMediaAddress(accessFor(ctx, account.token), source),
  async showTyping(ctx, account, to) {
    await callBot(accessFor(ctx, account.token), 'sendChatAction', { chat_id: to, action: 'typing' })
  },
}

const accessFor = (ctx: Ctx, token: string): BotAccess => ({ baseUrl: ctx.config.telegram.apiUrl, token })
