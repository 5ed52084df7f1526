import type { Ctx } from '#platform/context.ts'
import type { KeyPair } from './keys.ts'

/** Where a browser is told, and the keys under which its push service reads nothing. */
export interface Browser {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** What the service worker shows. `link` is a path of the panel. */
export interface Shown {
  readonly title: string
  readonly body: string
  /** Newer news under the same tag take the place of older. */
  readonly tag: string
  readonly link: string
}

/**
 * taken: the push service has it. gone: this browser is not told any more, by its own wish. later: the service is busy or
 * away. refused: it never takes this.
 */
export type Outcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'later'; readonly waitSeconds: number | undefined; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }

/** A browser that is off is told when it comes back, if that is soon. */
const TTL_SECONDS = 4 * 3600
const PATIENCE_MS = 10_000

/** Hands a notice to the push service, sealed for the browser (RFC 8291) and signed by the store (RFC 8292). */
export async function push(
  ctx: Ctx,
  keys: KeyPair,
  { endpoint, p256dh, auth }: Browser,
  shown: Shown,
): Promise<Outcome> {
  // With the first notice: a program whose members are told of nothing need not hold it.
  const { default: webPush } = await import('web-push')
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(shown),
    {
      vapidDetails: { subject: subjectOf(ctx), ...keys },
      contentEncoding: 'aes128gcm',
      TTL: TTL_SECONDS,
      urgency: 'high',
      topic: topicOf(shown.tag),
    },
  )
  const answer = await ctx.fetching.post(endpoint, {
    body,
    headers: headersOf(headers),
    timeoutMs: PATIENCE_MS,
  })
  return answer.ok ? outcomeOf(answer.status, answer.retryAfter) : unreached(answer.reason)
}

function outcomeOf(status: number, waitSeconds: number | undefined): Outcome {
  if (status >= 200 && status < 300) return { kind: 'taken' }
  if (status === 404 || status === 410) return { kind: 'gone' }
  const why = `http_${status}`
  return status === 429 || status >= 500 ? { kind: 'later', waitSeconds, why } : { kind: 'refused', why }
}

/** An address that leads inside will not lead elsewhere; all else is the weather of the network. */
const unreached = (why: string): Outcome =>
  why === 'bad_address' || why === 'private_address'
    ? { kind: 'refused', why }
    : { kind: 'later', waitSeconds: undefined, why }

/** Whom a push service may write to about us. It takes an https address or a mail address. */
function subjectOf({ config }: Ctx): string {
  if (config.publicUrl.startsWith('https:')) return config.publicUrl
  const address = /<([^>]+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom
  return `mailto:${address}`
}

/** At most 32 letters: an id without its dashes. What waits at the push service gives way to newer of its topic. */
const topicOf = (tag: string): string => tag.replaceAll('-', '').slice(0, 32)

/** The connection itself says how long the body is. */
const headersOf = (headers: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.toLowerCase() !== 'content-length')
      .map(([name, value]) => [name, String(value)]),
  )
