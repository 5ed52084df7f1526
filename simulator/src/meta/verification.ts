import { randomInt } from 'node:crypto'

export type Verification = { ok: boolean; status: number | null; body: string }

/** Asks the callback for its consent, as Meta does when the address or the verify token is set.
 *  `status` is null when nobody answered. */
export async function verifyCallback(url: string, verifyToken: string): Promise<Verification> {
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000))
  const asked = new URL(url)
  asked.searchParams.set('hub.mode', 'subscribe')
  asked.searchParams.set('hub.challenge', challenge)
  asked.searchParams.set('hub.verify_token', verifyToken)
  try {
    const answer = await fetch(asked, { signal: AbortSignal.timeout(10_000), redirect: 'manual' })
    const body = await answer.text()
    return { ok: answer.status === 200 && body === challenge, status: answer.status, body }
  } catch {
    return { ok: false, status: null, body: '' }
  }
}
