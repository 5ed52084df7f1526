import { z } from 'zod'
import type { ConnectedAccount, OutboundMessage, SendResult } from '../channel.ts'
import { callGraph, type GraphAccess, type GraphError, graphError } from '../graph.ts'
import { reason } from '../reasons.ts'
import { patiently, refuse, refuseKind, unanswered, unreadable } from '../sending.ts'
import { id, maybeId } from '../wire-values.ts'
import { bodyOf, hasForm } from './bodies.ts'
import { refusalOf } from './errors.ts'
import { instagramRefuses } from './limits.ts'

const Sent = z.object({ message_id: id })
/** An action is no message, and not always has an id. */
const Acted = z.object({ recipient_id: id, message_id: maybeId })

/** Instagram fetches files before it answers. */
const patienceMs = 45_000

/**
 * Hands one message to Instagram. Quoting another message is not promised by this API, so `replyTo` stays out.
 * The echo of what is sent here comes back as a webhook, at times before the answer.
 */
export async function sendInstagram(
  access: GraphAccess,
  account: ConnectedAccount,
  message: OutboundMessage,
): Promise<SendResult> {
  const { content } = message
  if (!hasForm(content)) return refuseKind(content.kind)
  const unfit = instagramRefuses(content, access.baseUrl)
  if (unfit) return refuse(unfit)
  const isAction = content.kind === 'reaction'
  const outcome = await callGraph(access, 'POST', pathOf(account), {
    body: { recipient: { id: message.to }, ...bodyOf(content), ...(isAction ? {} : tagOf(message)) },
    timeoutMs: patienceMs,
  })
  if (outcome.kind !== 'answered') return unanswered(outcome)
  const error = graphError(outcome.json)
  if (error)
    return patiently(message.tag && !isAction ? refusalOfTagged(error) : refusalOf(error), outcome.headers)
  const providerId = isAction ? actedId(outcome.json, message.key) : sentId(outcome.json)
  return outcome.status === 200 && providerId !== undefined ? { ok: true, providerId } : unreadable(outcome)
}

const sentId = (json: unknown): string | undefined => Sent.safeParse(json).data?.message_id

function actedId(json: unknown, key: string): string | undefined {
  const { data: acted } = Acted.safeParse(json)
  return acted && (acted.message_id ?? `reaction:${key}`)
}

const tagOf = ({ tag }: OutboundMessage): object =>
  tag === 'human_agent' ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : {}

/** The tag needs a permission of its own; without it the channel works on, only this message does not go. */
function refusalOfTagged(error: GraphError): ReturnType<typeof refusalOf> {
  const refusal = refusalOf(error)
  if (!refusal.reason.startsWith('permission_missing')) return refusal
  return { ok: false, kind: 'refused', reason: reason('human_agent_missing', error.code) }
}

/** Shows typing to the customer, and what they wrote as seen; each is an action that stands alone in its request. */
export async function showInstagramTyping(
  access: GraphAccess,
  account: ConnectedAccount,
  to: string,
  hasWritten: boolean,
): Promise<void> {
  for (const sender_action of hasWritten ? ['mark_seen', 'typing_on'] : ['typing_on'])
    await callGraph(access, 'POST', pathOf(account), { body: { recipient: { id: to }, sender_action } })
}

const pathOf = ({ account }: ConnectedAccount): string => `${encodeURIComponent(account)}/messages`
