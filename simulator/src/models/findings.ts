/** Something for sale in a tool's answer: the product, its names in other languages, the variant's own name, and the
 *  slots for price and stock. */
export type Offer = { product: string; aliases: string; variant: string; slots: string[] }

/** What the tools' answers hold that can be told to a customer. */
export type Findings = { offers: Offer[]; passages: string[] }

const slot = /\{\{[^{}]+\}\}/g
const titleKeys = [
  'title',
  'name',
  'product',
  'variant',
  'label',
  'options',
  'size',
  'color',
  'colour',
  'value',
]
const passageKeys = ['text', 'content', 'passage', 'body', 'snippet', 'excerpt', 'answer']

/** Reads tool answers of any shape: JSON of any nesting, or plain lines. Slots are kept exactly as written. */
export function readFindings(results: readonly string[]): Findings {
  const findings: Findings = { offers: [], passages: [] }
  for (const result of results) collect(parsed(result), [], findings)
  return findings
}

function parsed(result: string): unknown {
  try {
    return JSON.parse(result)
  } catch {
    return result
  }
}

function collect(
  value: unknown,
  titles: readonly string[],
  into: Findings,
  aliases: readonly string[] = [],
): void {
  if (typeof value === 'string') collectText(value, titles, into)
  else if (Array.isArray(value)) for (const each of value) collect(each, titles, into, aliases)
  else if (isRecord(value)) collectRecord(value, titles, aliases, into)
}

/** A line without slots is the heading of the lines with slots below it. */
function collectText(text: string, titles: readonly string[], into: Findings): void {
  let heading = titles
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const slots = line.match(slot)
    if (slots) into.offers.push(offerOf([...heading, labelOf(line)], slots))
    else {
      heading = [...titles, labelOf(line)]
      if (line.trim().length > 20) into.passages.push(line.trim())
    }
  }
}

const labelOf = (line: string): string =>
  (line.replace(/^[\s*#•—–-]+/u, '').split('{{')[0] ?? '').replace(/[\s:;,.|—–(-]+$/u, '')

function collectRecord(
  record: Record<string, unknown>,
  outer: readonly string[],
  outerAliases: readonly string[],
  into: Findings,
): void {
  const titles = [...outer, ...ownTitles(record)]
  const aliases = [...outerAliases, ...textsOf(record['otherTitles'])]
  const slots = Object.values(record).flatMap((value) =>
    typeof value === 'string' ? (value.match(slot) ?? []) : [],
  )
  if (slots.length > 0) into.offers.push(offerOf(titles, slots, aliases))
  else into.passages.push(...ownPassages(record))
  for (const value of Object.values(record))
    if (typeof value === 'object') collect(value, titles, into, aliases)
}

function offerOf(titles: readonly string[], slots: string[], aliases: readonly string[] = []): Offer {
  const [product = '', ...rest] = [...new Set(titles)].filter(Boolean)
  const own = rest.map((title) => (title.startsWith(product) ? title.slice(product.length).trim() : title))
  return { product, variant: own.filter(Boolean).join(', '), aliases: aliases.join(' '), slots }
}

const ownTitles = (record: Record<string, unknown>): string[] =>
  titleKeys.flatMap((key) => textsOf(record[key])).filter((text) => !text.match(slot))

/** A title is a text, a list of texts, or a table of options such as `{ size: 'L', colour: 'white' }`. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).filter((each) => typeof each === 'string' && each !== '') as string[]
}

const ownPassages = (record: Record<string, unknown>): string[] =>
  passageKeys.flatMap((key) => {
    const value = record[key]
    return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []
  })

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
