/** What a ready answer leaves open: the contact's name, the shop's, and the first name of who picks it. */
export const slotNames = ['name', 'shop', 'me'] as const

/** What is wrong with the braces of a text, and where: UTF-16 offsets, `to` excluded. */
export interface SlotProblem {
  readonly what: 'unknown' | 'empty' | 'unclosed' | 'stray'
  readonly from: number
  readonly to: number
  /** The part that is meant. */
  readonly near: string
}

const known = new Set<string>(slotNames)
const opening = '{{'
const closing = '}}'

/** Looks at every pair of braces. A slot stands in one line. */
export function slotProblems(text: string): SlotProblem[] {
  const problems: SlotProblem[] = []
  let at = 0
  const tell = (what: SlotProblem['what'], from: number, to: number) =>
    problems.push({ what, from, to, near: text.slice(from, to) })
  for (let brace = nextBrace(text, at); brace; brace = nextBrace(text, at)) {
    const from = brace.index
    const inside = from + opening.length
    at = inside
    if (brace[0] === closing) {
      tell('stray', from, at)
      continue
    }
    const end = endOfSlot(text, inside)
    at = end.at + (end.closed ? closing.length : 0)
    const name = text.slice(inside, end.at).trim()
    if (!end.closed) tell('unclosed', from, at)
    else if (name === '') tell('empty', from, at)
    else if (!known.has(name)) tell('unknown', from, at)
  }
  return problems
}

function nextBrace(text: string, at: number): RegExpExecArray | null {
  const brace = /\{\{|\}\}/g
  brace.lastIndex = at
  return brace.exec(text)
}

/** Where the slot that began ends: at its braces, or where it can no longer be one. */
function endOfSlot(text: string, inside: number): { at: number; closed: boolean } {
  const stop = /\}\}|\{\{|\n/g
  stop.lastIndex = inside
  const found = stop.exec(text)
  return { at: found?.index ?? text.length, closed: found?.[0] === closing }
}

const slot = new RegExp(`\\{\\{[^\\S\\n]*(${slotNames.join('|')})[^\\S\\n]*\\}\\}`, 'g')

/** The text with every slot filled whose value is known. */
export const fillSlots = (
  text: string,
  values: Readonly<Record<(typeof slotNames)[number], string | null | undefined>>,
): string => text.replace(slot, (whole, name: keyof typeof values) => values[name]?.trim() || whole)

/** Slots that nobody has filled, each once, in order. */
export const openSlots = (text: string): string[] => [
  ...new Set([...text.matchAll(slot)].map(([, name = '']) => name)),
]
