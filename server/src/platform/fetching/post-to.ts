import type { Posted, PostWanted } from './fetching.ts'
import { only } from './only.ts'

/** One request to the checked addresses. @throws whatever the connection throws, also when `signal` aborts. */
export async function postTo(
  url: URL,
  addresses: readonly string[],
  { body, headers }: PostWanted,
  signal: AbortSignal,
): Promise<Posted> {
  const { Agent, request } = await import('undici')
  const agent = new Agent({ connect: { lookup: only(addresses) }, connections: 1, pipelining: 1 })
  try {
    const answer = await request(url, {
      method: 'POST',
      dispatcher: agent,
      signal,
      body: Buffer.from(body),
      headers: { 'user-agent': 'Tutum', ...headers },
    })
    // What is said beside it is nothing to us, and may have no end.
    answer.body.on('error', () => {}).destroy()
    return { ok: true, status: answer.statusCode, retryAfter: secondsIn(answer.headers['retry-after']) }
  } finally {
    await agent.destroy()
  }
}

/** A date, which may stand there as well, is no reason to wait for one of several hours. */
function secondsIn(header: string | string[] | undefined): number | undefined {
  const seconds = Number([header].flat()[0] ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}
