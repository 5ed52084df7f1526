import type { OutboundMessage, SendResult } from '../channel.ts'
import { refuseKind, refuseUnfit, unanswered, unreadable } from '../sending.ts'
import { type BotAccess, callBot } from './bot-api.ts'
import { refusalOf } from './errors.ts'
import { messageKey, messageNumber, threadOf } from './thread.ts'
import { SentMessage } from './wire.ts'

/** Hands one text to Telegram, plain: no parse mode, so nothing in it can be mistaken for markup. */
export async function sendTelegramText(access: BotAccess, message: OutboundMessage): Promise<SendResult> {
  const { content } = message
  if (content.kind !== 'text') return refuseKind(content.kind)
  const unfit = refuseUnfit('telegram', content.text)
  if (unfit) return unfit
  const thread = threadOf(message.to)
  const outcome = await callBot(access, 'sendMessage', {
    chat_id: thread.chat,
    ...(thread.connection === undefined ? {} : { business_connection_id: thread.connection }),
    text: content.text,
    ...replyTo(message.replyTo),
  })
  if (outcome.kind === 'unreadable') return unreadable(outcome)
  if (outcome.kind !== 'answered') return unanswered(outcome)
  if (!outcome.answer.ok) return refusalOf(outcome.status, outcome.answer)
  const sent = SentMessage.safeParse(outcome.answer.result)
  return sent.success
    ? { ok: true, providerId: messageKey({ ...thread, chat: sent.data.chat.id }, sent.data.message_id) }
    : unreadable(outcome)
}

/** The quoted message may be deleted meanwhile; the answer shall go out all the same. */
function replyTo(providerId: string | undefined): object {
  const message_id = messageNumber(providerId)
  return message_id === undefined
    ? {}
    : { reply_parameters: { message_id, allow_sending_without_reply: true } }
}
