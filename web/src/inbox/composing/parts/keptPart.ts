import { fieldsOf, readKept, textOf } from '../kept.ts'
import { freshPhone, type PartDraft } from './part.ts'

/** Keeps a part that is being written on this device, as the words beside it are. */
export function keepPart(key: string, draft: PartDraft | null): void {
  if (draft === null) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(draft))
}

/** What was kept; null for nothing, and for what cannot be read. */
export const keptPart = (key: string): PartDraft | null => draftOf(readKept(key))

function draftOf(kept: unknown): PartDraft | null {
  const fields = fieldsOf(kept)
  const of = (name: string) => textOf(fields[name])
  switch (fields['kind']) {
    case 'asksPlace':
      return { kind: 'asksPlace' }
    case 'opens':
      return { kind: 'opens', button: of('button'), url: of('url') }
    case 'location':
      return { kind: 'location', where: of('where'), name: of('name'), address: of('address') }
    case 'cards': {
      const phones: unknown[] = Array.isArray(fields['phones']) ? fields['phones'] : []
      const rows = phones.map((row) => freshPhone(textOf(fieldsOf(row)['phone'])))
      return { kind: 'cards', name: of('name'), phones: rows.length > 0 ? rows : [freshPhone()] }
    }
    default:
      return null
  }
}
