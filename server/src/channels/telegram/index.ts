import type { Ctx } from '#platform/context.ts'
import type { ChannelAdapter } from '../channel.ts'
import { verifyTelegramSecret } from '../signature.ts'
import { askTelegramConnection } from './ask-connection.ts'
import { isMissing } from './bodies.ts'
import { type BotAccess, callBot } from './bot-api.ts'
import { checkTelegram } from './check.ts'
import { inspectTelegram } from './inspect.ts'
import { telegramRefuses, telegramTakes } from './limits.ts'
import { telegramMediaAddress } from './media-address.ts'
import { parseTelegram } from './parse.ts'
import { sendTelegram, showTelegramTyping } from './send.ts'
import { subscribeTelegram, unsubscribeTelegram } from './subscription.ts'
import { threadOf } from './thread.ts'

export interface TelegramCredentials {
  readonly botToken: string
}

/** Telegram's Bot API. Every bot has a webhook of its own, told apart by the channel id in its address. */
export const telegram: ChannelAdapter<TelegramCredentials> = {
  kind: 'telegram',
  verify: ({ headers, secret }) => verifyTelegramSecret(headers, secret),
  parse: parseTelegram,
  check: (ctx, { botToken }) => checkTelegram(accessFor(ctx, botToken)),
  subscribe: (ctx, account, webhook) => subscribeTelegram(accessFor(ctx, account.token), webhook),
  inspect: (ctx, account, { url }) => inspectTelegram(accessFor(ctx, account.token), url, ctx.clock.now()),
  // A bot token is made void by its owner alone, at BotFather.
  unsubscribe: (ctx, account) => unsubscribeTelegram(accessFor(ctx, account.token)),
  takes: telegramTakes,
  refuses: (_ctx, content, to) =>
    telegramRefuses(content) ?? (isMissing(content, threadOf(to)) ? 'kind_not_supported' : undefined),
  send: (ctx, account, message) => sendTelegram(accessFor(ctx, account.token), message),
  mediaAddress: (ctx, account, source) => telegramMediaAddress(accessFor(ctx, account.token), source),
  async acknowledgePress(ctx, account, press) {
    await callBot(accessFor(ctx, account.token), 'answerCallbackQuery', { callback_query_id: press })
  },
  connection: (ctx, account, id) => askTelegramConnection(accessFor(ctx, account.token), id),
  showTyping: (ctx, account, to, lastProviderId) =>
    showTelegramTyping(accessFor(ctx, account.token), to, lastProviderId),
}

const accessFor = (ctx: Ctx, token: string): BotAccess => ({ baseUrl: ctx.config.telegram.apiUrl, token })
