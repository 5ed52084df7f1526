import { Agent, request } from 'node:http'
import { nextMessage } from './load.ts'

/** Sends `count` webhooks one after the other on one connection. @returns the median in milliseconds. */
export async function loneWebhooks(url: string, count: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times: number[] = []
  for (let sent = 0; sent < count; sent += 1) {
    const message = nextMessage(50)
    const start = performance.now()
    await post(`${url}/api/v1/webhooks/meta/whatsapp`, message, agent)
    times.push(performance.now() - start)
  }
  agent.destroy()
  return quantile(times, 0.5)
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function post(
  url: string,
  { body, headers }: { body: Buffer; headers: Record<string, string> },
  agent?: Agent,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': body.length },
      ...(agent && { agent }),
    })
    outgoing.once('error', reject)
    outgoing.once('response', (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
    })
    outgoing.end(body)
  })
}
