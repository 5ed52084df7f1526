import { similarity, wordsOf } from './text.ts'

/** Something for sale in a tool's answer: what it is called and the slots that stand for its price and stock. */
export type Offer = { label: string; slots: string[] }

/** What the tools' answers hold that can be told to a customer. */
export type Findings = { offers: Offer[]; passages: string[] }

const slot = /\{\{[^{}]+\}\}/g
const titleKeys = ['title', 'name', 'product', 'variant', 'label', 'options', 'size', 'color', 'colour', 'value']
const passageKeys = ['text', 'content', 'passage', 'body', 'snippet', 'answer']

/** Reads tool answers of any shape: JSON of any nesting, or plain lines. Slots are kept exactly as written. */
export function readFindings(results: readonly string[]): Findings {
  const findings: Findings = { offers: [], passages: [] }
  for (const result of results) collect(parsed(result), [], findings)
  return findings
}

/** The offers that fit the question best: the nearest product, narrowed to the variant that was named. */
export function bestOffers(offers: readonly Offer[], question: string, most = 3): Offer[] {
  const asked = new Set(wordsOf(question))
  const ranked = offers
    .map((offer) => ({ offer, named: namesVariant(offer, asked), near: similarity(offer.label, question) }))
    .sort((a, b) => Number(b.named) - Number(a.named) || b.near - a.near)
  const named = ranked.filter((entry) => entry.named)
  return (named.length > 0 ? named.slice(0, 1) : ranked.slice(0, most)).map((entry) => entry.offer)
}

/** A variant is named by its short words: a size such as L or 42. */
function namesVariant(offer: Offer, asked: ReadonlySet<string>): boolean {
  return wordsOf(offer.label).some((word) => word.length <= 3 && isSize(word) && asked.has(word))
}

const isSize = (word: string): boolean => /^(x{0,3}[sml]|\d{2,3})$/.test(word)

function parsed(result: string): unknown {
  try {
    return JSON.parse(result)
  } catch {
    return result
  }
}

function collect(value: unknown, titles: readonly string[], into: Findings): void {
  if (typeof value === 'string') return collectText(value, titles, into)
  if (Array.isArray(value)) return value.forEach((each) => void collect(each, titles, into))
  if (typeof value === 'object' && value !== null) collectRecord(value as Record<string, unknown>, titles, into)
}

function collectText(text: string, titles: readonly string[], into: Findings): void {
  for (const line of text.split('\n')) {
    const slots = line.match(slot)
    if (slots) into.offers.push({ label: [...titles, labelOf(line)].filter(Boolean).join(', '), slots })
    else if (line.trim().length > 20) into.passages.push(line.trim())
  }
}

const labelOf = (line: string): string =>
  line
    .replace(slot, '')
    .replace(/[\s:;,.|—–()-]+$/u, '')
    .replace(/^[\s*•—–-]+/u, '')
    .split(/\s*[:|—–]\s/u)[0] ?? ''

function collectRecord(record: Record<string, unknown>, outer: readonly string[], into: Findings): void {
  const titles = [...outer, ...ownTitles(record)]
  const slots = Object.values(record).flatMap((value) =>
    typeof value === 'string' ? (value.match(slot) ?? []) : [],
  )
  if (slots.length > 0) into.offers.push({ label: unique(titles).join(', '), slots })
  else into.passages.push(...ownPassages(record))
  for (const value of Object.values(record)) if (typeof value === 'object') collect(value, titles, into)
}

const ownTitles = (record: Record<string, unknown>): string[] =>
  titleKeys.flatMap((key) => {
    const value = record[key]
    return typeof value === 'string' && value !== '' && !value.match(slot) ? [value] : []
  })

const ownPassages = (record: Record<string, unknown>): string[] =>
  passageKeys.flatMap((key) => {
    const value = record[key]
    return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []
  })

const unique = (words: readonly string[]): string[] => [...new Set(words)]
