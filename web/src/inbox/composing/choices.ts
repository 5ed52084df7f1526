import type { NewList } from '../../api/inbox.ts'
import type { Composing } from '../../api/types.ts'

export type ChoicesKind = 'buttons' | 'list'

export interface ChoiceRow {
  /** Of the field, not of what is sent. */
  key: string
  title: string
  /** Of a list's row. */
  description: string
}

/** Buttons, or rows to pick from, that are being written under a message. */
export interface ChoicesDraft {
  kind: ChoicesKind
  /** The word that opens the rows, where they do not stand open. */
  button: string
  rows: readonly ChoiceRow[]
}

export type Takes = Pick<Composing, 'buttons' | 'list' | 'choiceText'>
export type ChoiceProblem = 'empty' | 'long' | 'twice'

export const freshRow = (): ChoiceRow => ({ key: crypto.randomUUID(), title: '', description: '' })
export const freshChoices = (): ChoicesDraft => ({
  kind: 'buttons',
  button: '',
  rows: [freshRow(), freshRow()],
})

/** How many there may be, and how long their parts; 0 where there is no such part. */
export function limitsOf(kind: ChoicesKind, { buttons, list }: Takes) {
  return kind === 'list' ? list : { most: buttons.most, title: buttons.longest, description: 0, button: 0 }
}

export interface ChoicesProblems {
  rows: { title: ChoiceProblem | null; description: ChoiceProblem | null }[]
  button: ChoiceProblem | null
  text: ChoiceProblem | null
  tooMany: boolean
}

/** What is wrong with what has been written, field by field. */
export function problemsOf(
  { kind, button, rows }: ChoicesDraft,
  text: string,
  takes: Takes,
): ChoicesProblems {
  const limits = limitsOf(kind, takes)
  // Written for a list before buttons were chosen: kept, and not sent.
  const describes = limits.description > 0
  const titles = rows.map(({ title }) => title.trim())
  return {
    rows: rows.map(({ description }, n) => ({
      title: titles.indexOf(titles[n] ?? '') < n ? 'twice' : within(titles[n] ?? '', limits.title),
      description:
        describes && description.trim() !== '' ? within(description.trim(), limits.description) : null,
    })),
    button: kind === 'list' && limits.button > 0 ? within(button.trim(), limits.button) : null,
    text: text.trim() === '' ? 'empty' : roomOf({ kind, button, rows }, text, takes).over ? 'long' : null,
    tooMany: rows.length > limits.most,
  }
}

/** How much of the room over the buttons is taken, in the channel's own unit. */
export function roomOf(draft: ChoicesDraft, text: string, { list, choiceText }: Takes) {
  const { max, unit } = choiceText
  const words = draft.kind === 'list' && list.descriptionsInText ? withDescriptions(draft, text) : text.trim()
  const size = unit === 'bytes' ? new TextEncoder().encode(words).length : words.length
  return { size, max, unit, over: size > max }
}

/** As the channel sends them; see `descriptionsInText`. */
function withDescriptions({ rows }: ChoicesDraft, text: string): string {
  const lines = rows
    .filter(({ description }) => description.trim() !== '')
    .map(({ title, description }) => `${title.trim()}: ${description.trim()}`)
  return lines.length === 0 ? text.trim() : [text.trim(), '', ...lines].join('\n')
}

function within(text: string, most: number): ChoiceProblem | null {
  if (text === '') return 'empty'
  return text.length > most ? 'long' : null
}

export const isSendable = ({ rows, button, text, tooMany }: ChoicesProblems): boolean =>
  rows.length > 0 &&
  !tooMany &&
  button === null &&
  text === null &&
  rows.every(({ title, description }) => title === null && description === null)

/** As they are sent; parts that the channel has not are left out. */
export function choicesToSend(draft: ChoicesDraft, takes: Takes): { buttons: string[] } | { list: NewList } {
  const { kind, rows } = draft
  if (kind === 'buttons') return { buttons: rows.map(({ title }) => title.trim()) }
  const limits = limitsOf(kind, takes)
  const button = limits.button > 0 ? { button: draft.button.trim() } : {}
  return {
    list: {
      ...button,
      rows: rows.map(({ title, description }) => {
        const more = limits.description > 0 && description.trim() !== ''
        return { title: title.trim(), ...(more ? { description: description.trim() } : {}) }
      }),
    },
  }
}
