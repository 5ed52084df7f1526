import type { Dispatcher } from 'undici'
import type { Fetched } from './fetching.ts'
import { only } from './only.ts'

interface Hop {
  /** The checked addresses; nothing else is connected to. */
  readonly addresses: readonly string[]
  readonly headers: Readonly<Record<string, string>> | undefined
  readonly signal: AbortSignal
  readonly maxBytes: number
}

type HopAnswer =
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'end'; readonly fetched: Fetched }

const redirects = new Set([301, 302, 303, 307, 308])

/** One request without following. @throws whatever the connection throws, also when `signal` aborts. */
export async function readHop(url: URL, { addresses, headers, signal, maxBytes }: Hop): Promise<HopAnswer> {
  // Loaded with the first address from outside: 30 MB that a shop without files need not hold.
  const { Agent, request } = await import('undici')
  const agent = new Agent({ connect: { lookup: only(addresses) }, connections: 1, pipelining: 1 })
  try {
    const answer = await request(url, {
      dispatcher: agent,
      signal,
      headers: { 'user-agent': 'Tutum', accept: '*/*', ...headers, 'accept-encoding': 'identity' },
    })
    const location = headerOf(answer, 'location')
    if (redirects.has(answer.statusCode) && location) return { kind: 'redirect', location }
    return { kind: 'end', fetched: await readBody(answer, maxBytes) }
  } finally {
    // Ends the connection even in the middle of a body that nobody wants any more.
    await agent.destroy()
  }
}

async function readBody(answer: Dispatcher.ResponseData, maxBytes: number): Promise<Fetched> {
  if (answer.statusCode !== 200) return { ok: false, reason: `http_${answer.statusCode}` }
  if ((headerOf(answer, 'content-encoding') ?? 'identity') !== 'identity')
    return { ok: false, reason: 'encoded' }
  if (Number(headerOf(answer, 'content-length') ?? 0) > maxBytes) return { ok: false, reason: 'too_large' }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes) return { ok: false, reason: 'too_large' }
    chunks.push(chunk)
  }
  const type = headerOf(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase()
  return { ok: true, bytes: Buffer.concat(chunks), type: type || undefined }
}

function headerOf(answer: Dispatcher.ResponseData, name: string): string | undefined {
  return [answer.headers[name]].flat()[0]
}
