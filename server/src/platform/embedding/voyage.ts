import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { dimensions, type Embedder, EmbedderFailed, type Purpose } from './embedder.ts'

const model = 'voyage-4'
/** Far under the service's limits (1,000 texts, 320,000 tokens a request): a failed batch is cheap to repeat. */
const limits = { texts: 128, tokens: 60_000, charactersPerText: 30_000 }
const tries = 4
const requestTimeoutMs = 30_000
const longestPauseMs = 20_000

const Answer = z.object({
  data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()).length(dimensions) })),
})

/** Embeddings by Voyage. `firstPauseMs` grows twofold with each retry unless the service names a time. */
export function voyageEmbedder(service: { baseUrl: string; key: string; firstPauseMs?: number }): Embedder {
  return {
    name: `voyage:${model}:${dimensions}`,
    dimensions,
    floor: 0.3,
    async embed(texts, purpose, options = {}) {
      const vectors: number[][] = []
      for (const batch of batches(texts))
        vectors.push(...(await embedBatch(service, batch, purpose, options.signal)))
      return vectors
    },
  }
}

/** Cuts by count and by estimated tokens; Cyrillic takes about a token for two characters. */
export function batches(texts: readonly string[]): string[][] {
  const out: string[][] = []
  let tokens = 0
  for (const text of texts.map(sendable)) {
    const cost = Math.ceil(text.length / 2)
    const last = out.at(-1)
    if (last && last.length < limits.texts && tokens + cost <= limits.tokens) {
      last.push(text)
      tokens += cost
    } else {
      out.push([text])
      tokens = cost
    }
  }
  return out
}

/** The service refuses a whole request for one empty text. */
const sendable = (text: string): string => text.slice(0, limits.charactersPerText).trim() || '-'

async function embedBatch(
  service: { baseUrl: string; key: string; firstPauseMs?: number },
  texts: string[],
  purpose: Purpose,
  signal: AbortSignal | undefined,
): Promise<number[][]> {
  let wait = service.firstPauseMs ?? 500
  for (let attempt = 1; ; attempt++) {
    const answer = await post(service, texts, purpose, signal)
    if (answer.ok) return answer.vectors
    if (!answer.again || attempt === tries) throw answer.failure
    await pause(Math.min(answer.afterMs ?? wait, longestPauseMs), undefined, { signal })
    wait *= 2
  }
}

type Posted =
  | { ok: true; vectors: number[][] }
  | { ok: false; again: boolean; afterMs?: number; failure: EmbedderFailed }

async function post(
  service: { baseUrl: string; key: string },
  texts: string[],
  purpose: Purpose,
  signal: AbortSignal | undefined,
): Promise<Posted> {
  const timeout = AbortSignal.timeout(requestTimeoutMs)
  try {
    const response = await fetch(`${service.baseUrl}/embeddings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${service.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        model,
        input: texts,
        input_type: purpose,
        output_dimension: dimensions,
        truncation: true,
      }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    return response.ok ? understood(await response.json(), texts.length) : await refused(response)
  } catch (error) {
    if (signal?.aborted) throw error
    return {
      ok: false,
      again: true,
      failure: new EmbedderFailed('unavailable', `Voyage cannot be reached: ${String(error)}`),
    }
  }
}

function understood(body: unknown, wanted: number): Posted {
  const parsed = Answer.safeParse(body)
  const vectors = parsed.success ? inOrder(parsed.data.data, wanted) : undefined
  if (vectors) return { ok: true, vectors }
  return {
    ok: false,
    again: false,
    failure: new EmbedderFailed('refused', 'Voyage answered in another shape than agreed'),
  }
}

function inOrder(data: z.infer<typeof Answer>['data'], wanted: number): number[][] | undefined {
  const vectors = [...data].sort((a, b) => a.index - b.index)
  const complete = vectors.length === wanted && vectors.every(({ index }, i) => index === i)
  return complete ? vectors.map(({ embedding }) => embedding) : undefined
}

async function refused(response: Response): Promise<Posted> {
  const { status } = response
  const afterMs = retryAfter(response.headers.get('retry-after'))
  await response.body?.cancel()
  const again = status === 429 || status >= 500
  const kind = again ? 'unavailable' : status === 401 || status === 403 ? 'key_wrong' : 'refused'
  const failure = new EmbedderFailed(kind, `Voyage answered ${status}`)
  return afterMs === undefined ? { ok: false, again, failure } : { ok: false, again, afterMs, failure }
}

/** Seconds or a date, as HTTP allows. */
function retryAfter(header: string | null): number | undefined {
  if (!header) return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now())
}
