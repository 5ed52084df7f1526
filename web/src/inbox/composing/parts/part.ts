import type { NewPart } from '../../../api/inbox.ts'
import type { Composing, Message } from '../../../api/types.ts'
import { coordinatesIn, type WhereProblem } from './coordinates.ts'
import { type AddressProblem, addressIn } from './webAddress.ts'

export const partKinds = ['asksPlace', 'opens', 'location', 'cards'] as const
export type PartKind = (typeof partKinds)[number]

export interface PhoneRow {
  /** Of the field, not of what is sent. */
  key: string
  phone: string
}

/** What is being written beside words, files and buttons; as it was typed. */
export type PartDraft =
  | { kind: 'asksPlace' }
  | { kind: 'opens'; button: string; url: string }
  | { kind: 'location'; where: string; name: string; address: string }
  | { kind: 'cards'; name: string; phones: readonly PhoneRow[] }

export const freshPhone = (phone = ''): PhoneRow => ({ key: crypto.randomUUID(), phone })

export function freshPart(kind: PartKind): PartDraft {
  switch (kind) {
    case 'asksPlace':
      return { kind }
    case 'opens':
      return { kind, button: '', url: '' }
    case 'location':
      return { kind, where: '', name: '', address: '' }
    case 'cards':
      return { kind, name: '', phones: [freshPhone()] }
  }
}

/** What has been typed into it. */
function wordsIn(draft: PartDraft): string[] {
  switch (draft.kind) {
    case 'asksPlace':
      return []
    case 'opens':
      return [draft.button, draft.url]
    case 'location':
      return [draft.where, draft.name, draft.address]
    case 'cards':
      return [draft.name, ...draft.phones.map(({ phone }) => phone)]
  }
}

/** There is something to lose. A wish for a place is one press. */
export const holdsWords = (draft: PartDraft): boolean => wordsIn(draft).some((words) => words.trim() !== '')

/** It says all by itself; see `messagesOf`. */
export const standsAlone = (kind: PartKind): boolean => kind === 'location' || kind === 'cards'

export const longestName = 200
export const longestAddress = 300
export const mostPhones = 5

export type PartProblem = 'empty' | 'long' | 'number' | AddressProblem | WhereProblem
/** By field; what is fine is not there. */
export type PartProblems = Partial<Record<string, PartProblem>>
type Rules = Composing['parts']

/** What is wrong with what has been written, field by field. */
export function problemsOf(draft: PartDraft, text: string, rules: Rules): PartProblems {
  switch (draft.kind) {
    case 'asksPlace':
      return gathered({ text: overPart(text, rules.asksPlace?.text) })
    case 'opens':
      return gathered({
        text: overPart(text, rules.opens?.text),
        button: within(draft.button, rules.opens?.label ?? 0),
        url: problemIn(addressIn(draft.url)),
      })
    case 'location':
      return gathered({
        where: problemIn(coordinatesIn(draft.where)),
        name: tooLong(draft.name, longestName),
        address: tooLong(draft.address, longestAddress),
      })
    case 'cards':
      return gathered({
        name: within(draft.name, longestName),
        ...Object.fromEntries(draft.phones.map(({ key, phone }) => [key, phoneProblem(phone)])),
        ...(draft.phones.every(({ phone }) => phone.trim() === '') && {
          [draft.phones[0]?.key ?? 'phones']: 'empty' as const,
        }),
      })
  }
}

const gathered = (problems: Record<string, PartProblem | null>): PartProblems =>
  Object.fromEntries(Object.entries(problems).flatMap(([field, why]) => (why ? [[field, why]] : [])))

const problemIn = <Read>(read: Read): Extract<Read, string> | null =>
  typeof read === 'string' ? (read as Extract<Read, string>) : null

const tooLong = (text: string, most: number) => (text.trim().length > most ? 'long' : null)
const within = (text: string, most: number) => (text.trim() === '' ? 'empty' : tooLong(text, most))

function overPart(text: string, limit: { max: number; unit: string } | undefined): PartProblem | null {
  const words = text.trim()
  if (words === '') return 'empty'
  const size = limit?.unit === 'bytes' ? new TextEncoder().encode(words).length : words.length
  return limit && size > limit.max ? 'long' : null
}

/** As the server takes them; a row that was left empty is not sent. */
const phoneProblem = (phone: string): PartProblem | null =>
  phone.trim() === '' || /^\+?(?=(?:\D*\d){5})[\d ()-]{5,24}$/.test(phone.trim()) ? null : 'number'

/** As it is sent; of what has no problems. */
export function partToSend(draft: PartDraft): NewPart {
  switch (draft.kind) {
    case 'asksPlace':
      return { asksPlace: true }
    case 'opens': {
      const address = addressIn(draft.url)
      return typeof address === 'string' ? {} : { opens: { button: draft.button.trim(), ...address } }
    }
    case 'location': {
      const where = coordinatesIn(draft.where)
      if (typeof where === 'string') return {}
      return { location: { ...where, ...said('name', draft.name), ...said('address', draft.address) } }
    }
    case 'cards': {
      const phones = draft.phones.map(({ phone }) => phone.trim()).filter((phone) => phone !== '')
      return { cards: [{ ...said('name', draft.name), phones }] }
    }
  }
}

const said = <Name extends string>(name: Name, words: string) =>
  words.trim() === '' ? {} : ({ [name]: words.trim() } as Record<Name, string>)

/** Several cards have no fields: from the field all but one would be lost. */
export const hasFields = ({ cards }: Pick<Message['content'], 'cards'>): boolean => (cards?.length ?? 0) < 2

/** What was to be sent, as it is written; null where there was none of it. Of several cards the first. */
export function partDraftOf({ asksPlace, opens, location, cards }: Message['content']): PartDraft | null {
  if (asksPlace) return { kind: 'asksPlace' }
  if (opens) return { kind: 'opens', ...opens }
  if (location) {
    const { latitude, longitude, name = '', address = '' } = location
    return { kind: 'location', where: `${latitude}, ${longitude}`, name, address }
  }
  const [card] = cards ?? []
  return card ? { kind: 'cards', name: card.name ?? '', phones: card.phones.map(freshPhone) } : null
}
