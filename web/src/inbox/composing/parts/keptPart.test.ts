import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepPart, keptPart } from './keptPart.ts'
import type { PartDraft } from './part.ts'

const kept = new Map<string, string>()
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
  removeItem: (key: string) => kept.delete(key),
})
beforeEach(() => kept.clear())

const drafts: PartDraft[] = [
  { kind: 'asksPlace' },
  { kind: 'opens', button: 'Төлөө', url: 'https://sh' },
  { kind: 'location', where: '42.87', name: 'Айпери', address: '' },
]

describe('what is written beside the words', () => {
  it.each(drafts)('is there again in its conversation alone: $kind', (draft) => {
    keepPart('meerim', draft)
    expect(keptPart('meerim')).toEqual(draft)
    expect(keptPart('leo')).toBeNull()
    keepPart('meerim', null)
    expect(kept.size).toBe(0)
  })

  it('has its numbers again, with fields of their own', () => {
    const row = (phone: string) => ({ key: 'same', phone })
    keepPart('meerim', { kind: 'cards', name: 'Бакыт', phones: [row('+996700120345'), row('')] })
    const again = keptPart('meerim')
    const phones = again?.kind === 'cards' ? again.phones : []
    expect(phones.map(({ phone }) => phone)).toEqual(['+996700120345', ''])
    expect(new Set(phones.map(({ key }) => key)).size).toBe(2)
  })

  it('is left out when what was kept cannot be read', () => {
    for (const words of ['{', '"opens"', '{"kind":"flow"}', 'null']) {
      kept.set('meerim', words)
      expect(keptPart('meerim')).toBeNull()
    }
    kept.set('meerim', '{"kind":"cards","name":7,"phones":"x"}')
    expect(keptPart('meerim')).toMatchObject({ kind: 'cards', name: '', phones: [{ phone: '' }] })
  })
})
