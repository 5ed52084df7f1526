import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Webhook } from './webhook.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Posts one delivery. @returns the status of the answer; 0 when there was none. */
function post(url: string, { path, body, headers }: Webhook): Promise<number> {
  return new Promise((resolve) => {
    const outgoing = request(url + path, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': body.length },
      timeout: 10_000,
    })
    outgoing.once('timeout', () => outgoing.destroy())
    outgoing.once('error', () => resolve(0))
    outgoing.once('response', (response) => {
      response.resume()
      response.once('close', () => resolve(response.complete ? (response.statusCode ?? 0) : 0))
    })
    outgoing.end(body)
  })
}

/** Sends until it is acknowledged, to whichever process answers, as providers do. @returns how often. */
export async function sendUntilKept(urls: readonly string[], webhook: Webhook): Promise<number> {
  for (let sends = 1; ; sends += 1) {
    const url = urls[Math.floor(Math.random() * urls.length)] ?? ''
    const status = await post(url, webhook)
    if (status === 200) return sends
    if (status !== 0 && status < 500) throw new Error(`a delivery was answered with ${status}`)
    if (sends > 2000) throw new Error('a delivery was never acknowledged')
    await wait(Math.min(5 * sends, 100))
  }
}

/** Sends all of them, `inFlight` at a time, beginning in their order. `onKept` hears how many have been acknowledged. */
export async function feed(
  urls: readonly string[],
  webhooks: readonly Webhook[],
  options: { inFlight: number; onKept: (kept: number) => void },
): Promise<{ posts: number }> {
  let [next, kept, posts] = [0, 0, 0]
  const lane = async () => {
    for (let webhook = webhooks[next++]; webhook; webhook = webhooks[next++]) {
      const sends = await sendUntilKept(urls, webhook)
      posts += sends
      kept += 1
      options.onKept(kept)
    }
  }
  await Promise.all(Array.from({ length: options.inFlight }, lane))
  return { posts }
}
