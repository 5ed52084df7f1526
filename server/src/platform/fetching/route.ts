import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** All addresses of a host name. @throws when it has none. */
export type Resolve = (host: string) => Promise<readonly string[]>

type Route =
  | { readonly ok: true; readonly addresses: readonly string[] }
  | { readonly ok: false; readonly reason: 'bad_address' | 'private_address' | 'unknown_host' }

interface Rules {
  /** Origins that may be http and may be private. */
  readonly trusted: ReadonlySet<string>
  readonly resolve: Resolve
  readonly signal: AbortSignal
}

/** Where to connect for this address. One private address among several refuses all: a name must not mix the two. */
export async function safeRoute(url: URL, { trusted, resolve, signal }: Rules): Promise<Route> {
  const known = trusted.has(url.origin)
  if (!isProper(url, trusted)) return { ok: false, reason: 'bad_address' }
  const addresses = await addressesOf(url.hostname, resolve, signal)
  if (addresses.length === 0) return { ok: false, reason: 'unknown_host' }
  if (!known && !addresses.every(isPublicAddress)) return { ok: false, reason: 'private_address' }
  return { ok: true, addresses }
}

/** Https without a user name, or http to a trusted origin. Where it leads is not known by that. */
export const isProper = (url: URL, trusted: ReadonlySet<string>): boolean =>
  !url.username &&
  !url.password &&
  (url.protocol === 'https:' || (url.protocol === 'http:' && trusted.has(url.origin)))

async function addressesOf(
  hostname: string,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly string[]> {
  // `URL` has already turned decimal, octal and hexadecimal forms into plain ones.
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal)) return [literal]
  signal.throwIfAborted()
  return await Promise.race([resolve(hostname).catch(() => []), aborted(signal)])
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
