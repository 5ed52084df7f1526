import { z } from 'zod'
import type { ConnectedAccount, OutboundMessage, SendResult } from '../channel.ts'
import { callGraph, type GraphAccess, type GraphError, graphError } from '../graph.ts'
import { reason } from '../reasons.ts'
import { refuseKind, refuseUnfit, unanswered, unreadable } from '../sending.ts'
import { id } from '../wire-values.ts'
import { refusalOf } from './errors.ts'

const Sent = z.object({ message_id: id })

/**
 * Hands one text to Instagram. Quoting another message is not promised by this API, so `replyTo` stays out.
 * The echo of what is sent here comes back as a webhook, at times before the answer.
 */
export async function sendInstagramText(
  access: GraphAccess,
  account: ConnectedAccount,
  message: OutboundMessage,
): Promise<SendResult> {
  const { content } = message
  if (content.kind !== 'text') return refuseKind(content.kind)
  const unfit = refuseUnfit('instagram', content.text)
  if (unfit) return unfit
  const outcome = await callGraph(access, 'POST', pathOf(account), {
    body: { recipient: { id: message.to }, message: { text: content.text }, ...tagOf(message) },
  })
  if (outcome.kind !== 'answered') return unanswered(outcome)
  const error = graphError(outcome.json)
  if (error) return message.tag ? refusalOfTagged(error) : refusalOf(error)
  const sent = Sent.safeParse(outcome.json)
  return outcome.status === 200 && sent.success
    ? { ok: true, providerId: sent.data.message_id }
    : unreadable(outcome)
}

const tagOf = ({ tag }: OutboundMessage): object =>
  tag === 'human_agent' ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : {}

/** The tag needs a permission of its own; without it the channel works on, only this message does not go. */
function refusalOfTagged(error: GraphError): ReturnType<typeof refusalOf> {
  const refusal = refusalOf(error)
  if (!refusal.reason.startsWith('permission_missing')) return refusal
  return { ok: false, kind: 'refused', reason: reason('human_agent_missing', error.code) }
}

/** Shows typing to the customer; an action stands alone in its request. */
export async function showInstagramTyping(
  access: GraphAccess,
  account: ConnectedAccount,
  to: string,
): Promise<void> {
  await callGraph(access, 'POST', pathOf(account), {
    body: { recipient: { id: to }, sender_action: 'typing_on' },
  })
}

const pathOf = ({ account }: ConnectedAccount): string => `${encodeURIComponent(account)}/messages`
