import { setTimeout as wait } from 'node:timers/promises'
import type { Provider } from '../tests/support/provider.ts'
import { signedHeaders, whatsappBody } from '../tests/support/whatsapp.ts'
import { post } from './lone.ts'

/**
 * `conversations` customers ask, each again `pauseMs` after the answer has come, `rounds` times. Without a pause all of
 * them ask at the same moment and again at once; with one they begin at different times, as people do.
 * @returns milliseconds from posting the webhook to the answer being handed to the provider.
 */
export async function answerTimes(
  url: string,
  provider: Provider,
  options: { conversations: number; rounds: number; pauseMs?: number },
): Promise<number[]> {
  const { pauseMs = 0 } = options
  const times: number[] = []
  const customer = async (n: number) => {
    const from = `99677${String(n).padStart(7, '0')}`
    for (let round = 0; round < options.rounds; round += 1) {
      if (pauseMs > 0) await wait(pauseMs * (round === 0 ? Math.random() : 0.5 + Math.random()))
      times.push(await askOnce(url, provider, from, round))
    }
  }
  await Promise.all(Array.from({ length: options.conversations }, (_, n) => customer(n)))
  return times
}

let asked = 0

async function askOnce(url: string, provider: Provider, from: string, round: number): Promise<number> {
  const text = round % 2 === 0 ? 'сколько стоит льняная рубашка и есть ли L?' : 'а M?'
  asked += 1
  const body = whatsappBody([{ id: `wamid.ask.${asked}.${process.pid}`, from, text }])
  const before = provider.handed.length
  const start = performance.now()
  await post(`${url}/api/v1/webhooks/meta/whatsapp`, { body, headers: signedHeaders(body) })
  for (;;) {
    const answer = provider.handed.slice(before).find((handed) => handed.to === from && handed.at > start)
    if (answer) return answer.at - start
    if (performance.now() - start > 60_000) throw new Error('no answer within a minute')
    await wait(5)
  }
}
