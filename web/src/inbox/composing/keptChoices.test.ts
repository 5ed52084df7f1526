import { beforeEach, describe, expect, it, vi } from 'vitest'
import { freshChoices } from './choices.ts'
import { keepChoices, keptChoices } from './keptChoices.ts'

const kept = new Map<string, string>()
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
  removeItem: (key: string) => kept.delete(key),
})
beforeEach(() => kept.clear())

const row = (title: string, description = '') => ({ key: title, title, description })
const written = { kind: 'list', button: 'Тандоо', rows: [row('S', '84–88'), row('')] } as const

describe('buttons that are being written', () => {
  it('are there again in their conversation alone, with fields of their own', () => {
    keepChoices('meerim', written)
    const fields = written.rows.map(({ key: _, ...row }) => row)
    expect(keptChoices('meerim')).toMatchObject({ kind: 'list', button: 'Тандоо', rows: fields })
    expect(new Set(keptChoices('meerim')?.rows.map(({ key }) => key)).size).toBe(2)
    expect(keptChoices('leo')).toBeNull()
  })

  it('go once they are sent or closed, and are not kept while nothing is written', () => {
    keepChoices('meerim', written)
    keepChoices('meerim', null)
    expect(kept.size).toBe(0)
    keepChoices('meerim', freshChoices())
    expect(kept.size).toBe(0)
  })

  it('are left out when what was kept cannot be read', () => {
    const unreadable = ['{', '"buttons"', '{"kind":"cards","rows":[{}]}', '{"kind":"list","rows":[]}']
    for (const words of unreadable) {
      kept.set('meerim', words)
      expect(keptChoices('meerim')).toBeNull()
    }
    kept.set('meerim', '{"kind":"buttons","rows":[{"title":7},null]}')
    expect(keptChoices('meerim')?.rows).toMatchObject([row(''), row('')].map(({ key: _, ...each }) => each))
  })
})
