import { z } from 'zod'
import { type Inspection, type Subscription, unreachable, works } from '../health/inspection.ts'
import { reason } from '../reasons.ts'
import { instant, maybe, maybeName } from '../wire-values.ts'
import { type BotAccess, callBot } from './bot-api.ts'
import { wantedUpdates } from './subscription.ts'

const WebhookInfo = z.object({
  url: z.string(),
  last_error_date: maybe(instant),
  last_error_message: maybeName,
  // Left out while it is the default, which leaves out reactions.
  allowed_updates: z.array(z.string()).optional().catch(undefined),
})

const RECENT_MS = 2 * 3_600_000

/** Asks Telegram where it delivers; a bot has one address, and whoever holds the token may have moved it. */
export async function inspectTelegram(access: BotAccess, url: string, now: Date): Promise<Inspection> {
  const outcome = await callBot(access, 'getWebhookInfo')
  if (outcome.kind !== 'answered') return unreachable
  const { answer, status } = outcome
  if (!answer.ok)
    return status === 401 || status === 404
      ? { kind: 'rejected', reason: reason('token_rejected', status) }
      : unreachable
  const info = WebhookInfo.safeParse(answer.result)
  if (!info.success) return unreachable
  const { last_error_date: at, last_error_message: message } = info.data
  const recent = at !== undefined && now.getTime() - at.getTime() < RECENT_MS
  return works({
    subscription: subscriptionOf(info.data, url),
    webhookError: recent ? (message ?? null) : null,
  })
}

/** One that leaves out what we want is asked for anew, as one that has gone. */
function subscriptionOf(info: z.infer<typeof WebhookInfo>, url: string): Subscription {
  if (info.url !== url) return info.url === '' ? 'missing' : 'elsewhere'
  return wantedUpdates.every((kind) => info.allowed_updates?.includes(kind)) ? 'active' : 'missing'
}
