import type { ChannelRow } from './queries.ts'

/** Where customers write: as a person would say it, and as a link that opens it. */
export interface Reach {
  readonly handle: string
  readonly url: string
}

/** Null while the provider has not said under which address it shows the account. */
export function reachOf({ kind, settings }: Pick<ChannelRow, 'kind' | 'settings'>): Reach | null {
  if (kind === 'whatsapp') {
    const handle = wordOf(settings['displayNumber'])
    const digits = handle?.replaceAll(/\D/g, '')
    return handle && digits ? { handle, url: `https://wa.me/${digits}` } : null
  }
  const username = wordOf(settings['username'])
  if (!username) return null
  const host = kind === 'instagram' ? 'ig.me/m' : 't.me'
  return { handle: `@${username}`, url: `https://${host}/${encodeURIComponent(username)}` }
}

const wordOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
