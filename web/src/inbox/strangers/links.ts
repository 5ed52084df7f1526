/** `login`: before an @ stands what looks like the address. `letters`: its letters are not what they look like. `posing`: another's address is the beginning of its own. */
export type Doubt = 'login' | 'letters' | 'posing'

export interface Link {
  /** As it was written. */
  readonly text: string
  readonly href: string
  /** Where a browser goes. */
  readonly host: string
  readonly doubt: Doubt | null
}

export interface Part {
  readonly at: number
  readonly text: string
  readonly link: Link | null
}

const address = /https?:\/\/[^\s<>"«»]+/giu
const mostLinks = 100

/** A text in parts, web addresses apart. Put together they are the text. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    if (parts.length >= 2 * mostLinks) break
    const written = withoutEnd(found)
    const link = linkTo(written)
    if (!link) continue
    parts.push({ at, text: text.slice(at, index), link: null }, { at: index, text: written, link })
    at = index + written.length
  }
  return [...parts, { at, text: text.slice(at), link: null }].filter((part) => part.text !== '')
}

/** The parts up to `end`. Of an address that is cut only the words are left: cut, it would lead elsewhere. */
export const partsUpTo = (parts: readonly Part[], end: number): Part[] =>
  parts
    .filter(({ at }) => at < end)
    .map((part) =>
      part.at + part.text.length <= end
        ? part
        : { at: part.at, text: part.text.slice(0, end - part.at), link: null },
    )

/** A full stop or a bracket that was opened before the address is not of it. */
function withoutEnd(found: string): string {
  const bare = found.replace(/[.,;:!?…'’”]+$/u, '')
  if (!bare.endsWith(')') || bare.includes('(')) return bare
  return withoutEnd(bare.slice(0, -1))
}

/** Where an address leads and what speaks against it; null when it is none of the web. */
export function linkTo(text: string): Link | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (!/^https?:$/.test(url.protocol)) return null
  return { text, href: url.href, host: url.host, doubt: doubtOf(url, text) }
}

function doubtOf(url: URL, text: string): Doubt | null {
  if (url.username !== '' || url.password !== '') return 'login'
  if (url.hostname !== hostIn(text) && !isCyrillic(hostIn(text))) return 'letters'
  if (/(^|\.)xn--/.test(url.hostname) && hostIn(text).includes('xn--')) return 'letters'
  if (unseen.test(text)) return 'letters'
  return isPosing(url.hostname) ? 'posing' : null
}

/** Signs without a shape, and such as turn the direction. */
const unseen = /\p{Cf}|\u034f|\u3164/u

/** The host as it was written. */
const hostIn = (text: string): string =>
  (/^https?:[/\\]*([^/?#\\]*)/i.exec(text)?.[1] ?? '').replace(/:\d*$/, '').toLowerCase()

/** Honest with other letters than Latin ones: every part of it, its ending too, is of our own alphabet. */
const isCyrillic = (host: string): boolean =>
  host.split('.').every((label) => /^[\p{Script=Cyrillic}\d-]+$/u.test(label)) && /\p{L}$/u.test(host)

/** Endings that a name in the middle of an address makes believe in. */
const endings = new Set(['com', 'net', 'org', 'gov', 'ru', 'kg', 'kz'])

/** "bank.kg.evil.example": what counts stands at the end. */
function isPosing(host: string): boolean {
  const labels = host.split('.')
  return labels.some((label, n) => n > 0 && n < labels.length - 2 && endings.has(label))
}
