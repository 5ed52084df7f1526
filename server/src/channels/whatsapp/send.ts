import { z } from 'zod'
import type { ConnectedAccount, OutboundMessage, SendResult } from '../channel.ts'
import { callGraph, type GraphAccess, graphError } from '../graph.ts'
import { refuseKind, refuseUnfit, unanswered, unreadable } from '../sending.ts'
import { templateBody } from '../templates/message.ts'
import { id } from '../wire-values.ts'
import { refusalOf } from './errors.ts'

const Sent = z.object({ messages: z.array(z.object({ id })).min(1) })

/** Hands one text or template to WhatsApp. There is no idempotency key: the key comes back in statuses and settles a lost answer. */
export async function sendWhatsAppText(
  access: GraphAccess,
  account: ConnectedAccount,
  message: OutboundMessage,
): Promise<SendResult> {
  const { content } = message
  if (content.kind !== 'text' && content.kind !== 'template') return refuseKind(content.kind)
  const unfit = content.kind === 'text' ? refuseUnfit('whatsapp', content.text) : undefined
  if (unfit) return unfit
  const path = `${encodeURIComponent(account.account)}/messages`
  const said =
    content.kind === 'text'
      ? { type: 'text', text: { body: content.text } }
      : { type: 'template', template: templateBody(content) }
  const outcome = await callGraph(access, 'POST', path, { body: { ...bodyOf(message), ...said } })
  if (outcome.kind !== 'answered') return unanswered(outcome)
  const error = graphError(outcome.json)
  if (error) return refusalOf(error)
  const sent = Sent.safeParse(outcome.json)
  const [first] = sent.data?.messages ?? []
  return outcome.status === 200 && first ? { ok: true, providerId: first.id } : unreadable(outcome)
}

function bodyOf(message: OutboundMessage): object {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressOf(message.to),
    ...(message.replyTo ? { context: { message_id: message.replyTo } } : {}),
    biz_opaque_callback_data: message.key,
  }
}

const businessScoped = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/

/** A business-scoped id in `to` would be accepted and silently lost; a number without plus gets the shop's country code. */
const addressOf = (to: string): { recipient: string } | { to: string } =>
  businessScoped.test(to) ? { recipient: to } : { to: to.startsWith('+') ? to : `+${to}` }

/** Marks the customer's message read and shows typing for up to 25 s; WhatsApp does not do one without the other. */
export async function showWhatsAppTyping(
  access: GraphAccess,
  account: string,
  messageId: string,
): Promise<void> {
  await callGraph(access, 'POST', `${encodeURIComponent(account)}/messages`, {
    body: {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: messageId,
      typing_indicator: { type: 'text' },
    },
  })
}
