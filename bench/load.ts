import autocannon from 'autocannon'
import { signedHeaders, whatsappBody } from '../tests/support/whatsapp.ts'

export interface Load {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly refused: number
}

let written = 0

/** One message of a customer; `conversations` different customers write in turn. */
export function nextMessage(conversations: number): { body: Buffer; headers: Record<string, string> } {
  written += 1
  const from = `99655500${String(written % conversations).padStart(4, '0')}`
  const body = whatsappBody([{ id: `wamid.bench.${process.pid}.${written}`, from, text: 'Бар бы, L?' }])
  return { body, headers: signedHeaders(body) }
}

/** Posts signed webhooks for `seconds`, or `amount` of them, with `inFlight` connections. Latencies in milliseconds. */
export async function postWebhooks(options: {
  url: string
  inFlight: number
  seconds?: number
  amount?: number
  /** Each one a new message, or the same few again and again. */
  fresh: boolean
}): Promise<Load> {
  const few = Array.from({ length: 50 }, () => nextMessage(50))
  const requests: autocannon.Request[] = options.fresh
    ? [{ method: 'POST', setupRequest: (request) => ({ ...request, ...nextMessage(500) }) }]
    : few.map((one) => ({ method: 'POST', ...one }))
  const result = await autocannon({
    url: `${options.url}/api/v1/webhooks/meta/whatsapp`,
    connections: options.inFlight,
    requests,
    ...(options.amount ? { amount: options.amount } : { duration: options.seconds ?? 4 }),
  })
  return {
    perSecond: result.requests.total / ((result.finish.getTime() - result.start.getTime()) / 1000),
    p50: result.latency.p50,
    p99: result.latency.p99,
    refused: result.non2xx + result.errors,
  }
}
