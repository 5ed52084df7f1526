import { lookup } from 'node:dns/promises'
import type { Config } from '../config.ts'
import type { Fetched, Fetching, FetchProblem, FetchWanted, Posted, PostWanted } from './fetching.ts'
import { postTo } from './post-to.ts'
import { problemOf } from './problem.ts'
import { readHop } from './read-hop.ts'
import { isProper, type Resolve, safeRoute } from './route.ts'

const mostRedirects = 5
const patienceMs = 30_000

/**
 * Reads addresses that come from outside, and only those on the public internet: each name is resolved here, every
 * address it has is checked, and the connection goes to the checked address, so that a second answer of the name server
 * changes nothing. Redirects, at most five, pass the same checks. The origins of the configured providers are exempt,
 * which lets the simulator be one of them.
 * @param resolve gives all addresses of a name; the system's resolver when left out.
 */
export function createFetching(config: Config, resolve: Resolve = systemResolve): Fetching {
  const trusted = providerOrigins(config)
  return {
    async get(address, wanted) {
      const signal = AbortSignal.timeout(wanted.timeoutMs ?? patienceMs)
      try {
        return await follow(address, { wanted, signal, trusted, resolve })
      } catch (error) {
        return refused(signal.aborted ? 'timeout' : problemOf(error))
      }
    },
    takes(address) {
      const url = URL.parse(address)
      return url !== null && isProper(url, trusted)
    },
    async post(address, wanted) {
      const signal = AbortSignal.timeout(wanted.timeoutMs ?? patienceMs)
      try {
        return await hand(address, wanted, { signal, trusted, resolve })
      } catch (error) {
        return { ok: false, reason: signal.aborted ? 'timeout' : problemOf(error) }
      }
    },
  }
}

async function hand(address: string, wanted: PostWanted, rules: Omit<Journey, 'wanted'>): Promise<Posted> {
  const url = URL.parse(address)
  if (!url) return { ok: false, reason: 'bad_address' }
  const route = await safeRoute(url, rules)
  return route.ok ? postTo(url, route.addresses, wanted, rules.signal) : route
}

interface Journey {
  readonly wanted: FetchWanted
  readonly signal: AbortSignal
  readonly trusted: ReadonlySet<string>
  readonly resolve: Resolve
}

async function follow(address: string, journey: Journey): Promise<Fetched> {
  const { wanted, signal } = journey
  const home = URL.parse(address)?.origin
  let next = URL.parse(address)
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    if (!next) return refused('bad_address')
    const route = await safeRoute(next, journey)
    if (!route.ok) return route
    const headers = next.origin === home ? wanted.headers : {}
    const answer = await readHop(next, {
      addresses: route.addresses,
      headers,
      signal,
      maxBytes: wanted.maxBytes,
    })
    if (answer.kind !== 'redirect') return answer.fetched
    next = URL.parse(answer.location, next.href)
  }
  return refused('too_many_redirects')
}

const refused = (reason: FetchProblem): Fetched => ({ ok: false, reason })

function providerOrigins({ meta, instagram, telegram, models }: Config): ReadonlySet<string> {
  const urls = [
    meta.graphUrl,
    instagram.graphUrl,
    instagram.apiUrl,
    telegram.apiUrl,
    ...Object.values(models),
  ]
  return new Set(urls.flatMap((url) => (url && URL.parse(url)?.origin) || []))
}

async function systemResolve(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true })
  return found.map((one) => one.address)
}
