import type { Subscribed } from '../channel.ts'
import { type Farewell, later, noAnswer } from '../leaving/farewell.ts'
import { reason } from '../reasons.ts'
import { unanswered } from '../sending.ts'
import { type BotAccess, callBot } from './bot-api.ts'

/** What the inbox can show. Reactions come only to whoever names them here. */
export const wantedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'message_reaction',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
]

/** Tells Telegram where to deliver and what. Repeating it changes nothing. */
export async function subscribeTelegram(
  access: BotAccess,
  webhook: { url: string; secret: string },
): Promise<Subscribed> {
  const outcome = await callBot(access, 'setWebhook', {
    url: webhook.url,
    secret_token: webhook.secret,
    allowed_updates: wantedUpdates,
  })
  if (outcome.kind === 'answered' && outcome.answer.ok) return { ok: true }
  if (outcome.kind === 'answered' || outcome.kind === 'unreadable')
    return { ok: false, reason: reason('not_subscribed', outcome.status) }
  return { ok: false, reason: unanswered(outcome).reason }
}

/** Ends the deliveries; what Telegram still holds back for us it forgets. */
export async function unsubscribeTelegram(access: BotAccess): Promise<Farewell> {
  const outcome = await callBot(access, 'deleteWebhook', { drop_pending_updates: true })
  if (outcome.kind === 'not_sent' || outcome.kind === 'unknown') return noAnswer(outcome)
  const { status, headers } = outcome
  if (outcome.kind === 'answered' && outcome.answer.ok) return { kind: 'confirmed' }
  const wait = outcome.kind === 'answered' ? outcome.answer.parameters?.retry_after : undefined
  if (status === 429)
    return { ...later('rate_limited', status, headers), ...(wait ? { retryAfterMs: wait * 1000 } : {}) }
  if (status >= 500 || outcome.kind === 'unreadable') return later('provider_down', status, headers)
  if (status === 401 || status === 404) return { kind: 'void', reason: reason('token_rejected', status) }
  return { kind: 'refused', reason: reason('rejected', status) }
}
