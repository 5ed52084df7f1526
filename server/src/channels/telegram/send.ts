import type { OutboundMessage, SendResult } from '../channel.ts'
import { reason } from '../reasons.ts'
import { refuse, refuseKind, unanswered, unreadable } from '../sending.ts'
import { around, cardCall, contactCall, isMissing, placeCall, reactionCall, wordsBody } from './bodies.ts'
import { type BotAccess, type BotOutcome, callBot } from './bot-api.ts'
import { refusalOf } from './errors.ts'
import { telegramRefuses } from './limits.ts'
import { sendAlbum } from './send-album.ts'
import { sendMedia } from './send-media.ts'
import { messageKey, messageNumber, type Thread, threadOf } from './thread.ts'
import { SentMessage } from './wire.ts'

/**
 * Hands one message to Telegram. There is no key that would tell a repeat, so what may have left is never repeated.
 * A group that has become another is written to under its new number at once.
 */
export async function sendTelegram(access: BotAccess, message: OutboundMessage): Promise<SendResult> {
  const thread = threadOf(message.to)
  const unfit = telegramRefuses(message.content)
  if (unfit) return refuse(unfit)
  if (isMissing(message.content, thread)) return refuseKind(message.content.kind)
  const outcome = await post(access, message, thread)
  const moved = movedTo(outcome)
  if (moved === undefined) return resultOf(outcome, message, thread)
  const there = { ...thread, chat: moved }
  const result = resultOf(await post(access, message, there), message, there)
  return result.ok ? { ...result, movedTo: moved } : result
}

async function post(
  access: BotAccess,
  { content, replyTo }: OutboundMessage,
  thread: Thread,
): Promise<BotOutcome | 'unreadable file' | 'no such message'> {
  switch (content.kind) {
    case 'media':
      return sendMedia(access, content, around(thread, replyTo))
    case 'reaction': {
      const call = reactionCall(content.target, content.emoji)
      return call ? callBot(access, call.method, call.parameters) : 'no such message'
    }
    case 'album':
      return sendAlbum(access, content, around(thread, replyTo))
    case 'cards': {
      const call = content.cards[0] && cardCall(content.cards[0])
      const parameters = { ...around(thread, replyTo), ...call?.parameters }
      return call ? callBot(access, call.method, parameters) : 'no such message'
    }
    case 'location': {
      const { method, parameters } = placeCall(content.location)
      return callBot(access, method, { ...around(thread, replyTo), ...parameters })
    }
    case 'contacts': {
      const call = content.cards[0] && contactCall(content.cards[0])
      const parameters = { ...around(thread, replyTo), ...call?.parameters }
      return call ? callBot(access, call.method, parameters) : 'no such message'
    }
    case 'template':
    case 'goods':
    case 'flow':
      return 'no such message'
    default:
      return callBot(access, 'sendMessage', { ...around(thread, replyTo), ...wordsBody(content) })
  }
}

function movedTo(outcome: Awaited<ReturnType<typeof post>>): string | undefined {
  if (typeof outcome === 'string' || outcome.kind !== 'answered' || outcome.answer.ok) return undefined
  return outcome.answer.parameters?.migrate_to_chat_id
}

function resultOf(
  outcome: Awaited<ReturnType<typeof post>>,
  { content, key }: OutboundMessage,
  thread: Thread,
): SendResult {
  if (outcome === 'unreadable file') return { ok: false, kind: 'retry', reason: reason('file_unreadable') }
  if (outcome === 'no such message') return refuse('rejected')
  if (outcome.kind === 'unreadable') return unreadable(outcome)
  if (outcome.kind !== 'answered') return unanswered(outcome)
  if (!outcome.answer.ok) return refusalOf(outcome.status, outcome.answer)
  // A reaction is no message and gets no number.
  if (content.kind === 'reaction') return { ok: true, providerId: `reaction:${key}` }
  const keys = keysOf(outcome.answer.result, thread)
  const [providerId] = keys
  if (providerId === undefined) return unreadable(outcome)
  const isWhole = content.kind === 'album' && keys.length === content.files.length
  return isWhole ? { ok: true, providerId, fileIds: keys } : { ok: true, providerId }
}

/** An album is answered with a message for each file. */
function keysOf(result: unknown, thread: Thread): string[] {
  const answers = Array.isArray(result) ? result : [result]
  return answers.flatMap((answer) => {
    const { data: sent } = SentMessage.safeParse(answer)
    return sent ? [messageKey({ ...thread, chat: sent.chat.id }, sent.message_id)] : []
  })
}

/** Typing for five seconds; in a business account's chat the message is marked read too, where that is allowed. */
export async function showTelegramTyping(
  access: BotAccess,
  to: string,
  lastProviderId: string | null,
): Promise<void> {
  const thread = threadOf(to)
  const chat = around(thread, undefined)
  await callBot(access, 'sendChatAction', { ...chat, action: 'typing' })
  const message_id = messageNumber(lastProviderId ?? undefined)
  if (thread.connection !== undefined && message_id !== undefined)
    await callBot(access, 'readBusinessMessage', {
      ...chat,
      chat_id: Number(thread.chat),
      message_id,
    })
}
