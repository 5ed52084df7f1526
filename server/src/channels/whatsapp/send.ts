import { z } from 'zod'
import type { ConnectedAccount, OutboundMessage, SendResult } from '../channel.ts'
import { callGraph, type GraphAccess, graphError } from '../graph.ts'
import { patiently, refuse, refuseKind, unanswered, unreadable } from '../sending.ts'
import { id } from '../wire-values.ts'
import { bodyOf, mediaBody } from './bodies.ts'
import { refusalOf } from './errors.ts'
import { whatsappRefuses } from './limits.ts'
import { uploadFile } from './upload.ts'

const Sent = z.object({ messages: z.array(z.object({ id })).min(1) })

/** Hands one message to WhatsApp. There is no idempotency key: the key comes back in statuses and settles a lost answer. */
export async function sendWhatsApp(
  access: GraphAccess,
  account: ConnectedAccount,
  message: OutboundMessage,
): Promise<SendResult> {
  const { content } = message
  if (content.kind === 'album' || content.kind === 'cards') return refuseKind(content.kind)
  const unfit = whatsappRefuses(content)
  if (unfit) return refuse(unfit)
  if (content.kind !== 'media') return post(access, account, { ...around(message), ...bodyOf(content) })
  const uploaded = await uploadFile(access, account, content.file)
  if (!uploaded.ok) return uploaded
  return post(access, account, { ...around(message), ...mediaBody(content, uploaded.source) })
}

async function post(access: GraphAccess, account: ConnectedAccount, body: object): Promise<SendResult> {
  const path = `${encodeURIComponent(account.account)}/messages`
  const outcome = await callGraph(access, 'POST', path, { body })
  if (outcome.kind !== 'answered') return unanswered(outcome)
  const error = graphError(outcome.json)
  if (error) return patiently(refusalOf(error), outcome.headers)
  const sent = Sent.safeParse(outcome.json)
  const [first] = sent.data?.messages ?? []
  return outcome.status === 200 && first ? { ok: true, providerId: first.id } : unreadable(outcome)
}

/** A reaction names its message itself and quotes nothing. */
function around({ to, replyTo, key, content }: OutboundMessage): object {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressOf(to),
    ...(replyTo && content.kind !== 'reaction' ? { context: { message_id: replyTo } } : {}),
    biz_opaque_callback_data: key,
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
