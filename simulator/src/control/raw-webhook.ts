import { z } from 'zod'
import { metaJson, signature } from '../delivery/signature.ts'
import type { Account } from '../world/accounts.ts'
import type { World } from '../world/world.ts'

/** A body of the caller's own making, for what the providers would send on a bad day. `raw` goes out as it is. */
export const RawWebhook = z
  .strictObject({
    account: z.string().optional(),
    body: z.unknown().optional(),
    raw: z.string().optional(),
    signature: z.enum(['right', 'wrong', 'missing']).default('right'),
  })
  .refine(({ body, raw }) => (body === undefined) !== (raw === undefined), 'Give either body or raw')
export type RawWebhook = z.infer<typeof RawWebhook>

export type RawAnswer = { status: number | null }

/** Sends it once, without repetition. `status` is null when the server did not answer.
 *  Returns null when the account has nowhere to send to. */
export async function sendRaw(world: World, account: Account, asked: RawWebhook): Promise<RawAnswer | null> {
  const body = asked.raw ?? metaJson(asked.body)
  const url = addressOf(world, account)
  if (!url) return null
  const headers = { 'content-type': 'application/json', ...proofOf(account, body, asked.signature) }
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null)
  return { status: answer?.status ?? null }
}

function addressOf(world: World, account: Account): string | undefined {
  if (account.channel === 'telegram') return account.webhook?.url
  return `${world.serverUrl}/api/v1/webhooks/meta/${account.channel}`
}

function proofOf(account: Account, body: string, kind: RawWebhook['signature']): Record<string, string> {
  if (kind === 'missing') return {}
  if (account.channel === 'telegram') {
    const secret = kind === 'right' ? account.webhook?.secretToken : 'wrong'
    return secret ? { 'x-telegram-bot-api-secret-token': secret } : {}
  }
  return { 'x-hub-signature-256': signature(body, kind === 'right' ? account.appSecret : 'another secret') }
}
