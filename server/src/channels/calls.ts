import { parseJson } from './wire-values.ts'

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: object
  /** Sent as they are, instead of a body. */
  readonly bytes?: Uint8Array<ArrayBuffer>
  /** Fields, and files where it is a FormData, instead of a body; it names its own content type. */
  readonly form?: FormData | URLSearchParams
  readonly timeoutMs?: number
}

/**
 * answered: with any status; `json` is undefined when the body is no JSON or too long.
 * not_sent: the provider never got it, so it may be repeated.
 * unknown: it left and no answer came, so it may have been done.
 */
export type CallOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: Headers; readonly json: unknown }
  | { readonly kind: 'not_sent' }
  | { readonly kind: 'unknown' }

const patienceMs = 15_000
const longestAnswer = 1024 * 1024

/**
 * Calls a provider: bounded in time and size, follows no redirect (a token must not travel to another host), and never
 * throws. Nothing of the address comes back, since Telegram's holds the token.
 */
export async function call(wanted: Call): Promise<CallOutcome> {
  const signal = AbortSignal.timeout(wanted.timeoutMs ?? patienceMs)
  try {
    const response = await fetch(wanted.url, {
      method: wanted.method,
      redirect: 'manual',
      signal,
      headers: {
        accept: 'application/json',
        ...(wanted.body ? { 'content-type': 'application/json' } : {}),
        ...wanted.headers,
      },
      ...(wanted.body ? { body: JSON.stringify(wanted.body) } : {}),
      ...(wanted.bytes ? { body: wanted.bytes } : {}),
      ...(wanted.form ? { body: wanted.form } : {}),
    })
    const json = readJson(await readBounded(response))
    return { kind: 'answered', status: response.status, headers: response.headers, json }
  } catch (error) {
    return { kind: neverConnected(error) ? 'not_sent' : 'unknown' }
  }
}

async function readBounded(response: Response): Promise<string | undefined> {
  if (!response.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels the body, so the rest of an endless answer is not read.
  for await (const chunk of response.body) {
    size += chunk.byteLength
    if (size > longestAnswer) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

const beforeConnecting = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
])
const certificate = /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO)/

/** Only what happens before the first byte leaves counts; a reset connection may have carried the request. */
function neverConnected(error: unknown): boolean {
  const code = codeOf(error)
  return code !== undefined && (beforeConnecting.has(code) || certificate.test(code))
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  // Several addresses of one host are tried: the errors are gathered, and all of them came before connecting.
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return codeOf(error.cause)
}

/** A week: beyond that a number is no waiting time. Seconds. */
export const longestWaitS = 7 * 86_400

/** The header Retry-After in milliseconds, as long as it is. */
export function retryAfterMs(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, longestWaitS) * 1000 : undefined
}
