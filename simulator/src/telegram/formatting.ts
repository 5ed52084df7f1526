import { badRequest } from './errors.ts'

const tags = new Set([
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ins',
  's',
  'strike',
  'del',
  'span',
  'tg-spoiler',
  'a',
  'code',
  'pre',
  'blockquote',
])
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** The text that a reader sees. Only plain text and `HTML` are understood here.
 *  @throws BotApiError 400 when the markup is broken or in another mode */
export function shownText(text: string, parseMode: string | undefined): string {
  if (!parseMode) return text
  if (parseMode.toLowerCase() !== 'html') throw badRequest('unsupported parse_mode')
  checkTags(text)
  return decode(text.replace(/<[^>]*>/g, ''))
}

function checkTags(text: string): void {
  const open: string[] = []
  for (const [, closing, name = ''] of text.matchAll(/<(\/?)([a-z-]*)[^>]*>?/gi)) {
    const tag = name.toLowerCase()
    if (!tags.has(tag)) throw badRequest(`can't parse entities: Unsupported start tag "${name}"`)
    if (!closing) open.push(tag)
    else if (open.pop() !== tag) throw badRequest(`can't parse entities: Unexpected end tag "${name}"`)
  }
  const unclosed = open.pop()
  if (unclosed)
    throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${unclosed}"`)
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return named[String(name).toLowerCase()] ?? whole
  })
}
