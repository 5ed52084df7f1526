import { describe, expect, it } from 'vitest'
import { Problem } from '../../api/client.ts'
import type { Upload } from '../../api/types.ts'
import { en } from '../../i18n/en.ts'
import { translator } from '../../i18n/translate.ts'
import { fileProblem, largestOf, partsOf } from './rules.ts'

const rules = [
  { kind: 'image' as const, types: null, max: 1, caption: 10 },
  { kind: 'audio' as const, types: null, max: 1, caption: 0 },
]
const file = (kind: 'image' | 'audio', id: string) => ({ kind, id }) as Upload
const t = translator(en, 'en')

describe('what one press of send sends', () => {
  it('is the words alone without files, and nothing without both', () => {
    expect(partsOf('hello', [], rules)).toEqual([{ text: 'hello', upload: null }])
    expect(partsOf('', [], rules)).toEqual([])
  })

  it('is the files in order with the words under the first', () => {
    const [one, two] = [file('image', '1'), file('image', '2')]
    expect(partsOf('hello', [one, two], rules)).toEqual([
      { text: 'hello', upload: one },
      { text: null, upload: two },
    ])
  })

  it('is the words on their own after the files where they cannot stand under one', () => {
    const [sound, picture] = [file('audio', '1'), file('image', '2')]
    expect(partsOf('hello', [sound], rules).map(({ text }) => text)).toEqual([null, 'hello'])
    expect(partsOf('longer than ten', [picture], rules).map(({ text }) => text)).toEqual([
      null,
      'longer than ten',
    ])
  })
})

describe('why a file cannot go', () => {
  it('is not guessed before the rules are known', () => {
    expect(largestOf([])).toBe(Number.POSITIVE_INFINITY)
    expect(largestOf(rules)).toBe(1)
  })

  it('is said with the limit and what to do', () => {
    const large = new Problem(422, 'file_too_large', null, { kind: 'image', max: 5 * 1024 * 1024 })
    expect(fileProblem(t, large, 'WhatsApp')).toMatch(/WhatsApp.*5 MB.*[Mm]ake it smaller/)
    const type = new Problem(422, 'file_type_refused', null, {
      kind: 'image',
      types: ['image/jpeg', 'image/png'],
    })
    expect(fileProblem(t, type, 'WhatsApp')).toContain('JPEG, PNG')
  })
})
