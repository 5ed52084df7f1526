import { describe, expect, it } from 'vitest'
import { Problem } from '../../api/client.ts'
import type { Upload } from '../../api/types.ts'
import * as en from '../../i18n/en.ts'
import { translator } from '../../i18n/translate.ts'
import { fileProblem, largestOf, mayYetPass, partsOf, type Takes } from './rules.ts'

const rules = [
  { kind: 'image' as const, types: null, max: 1, caption: 10 },
  { kind: 'audio' as const, types: null, max: 1, caption: 0 },
]
const takes: Takes = { rules, album: null }
const withAlbums: Takes = { rules, album: { most: 3, mixes: [['image', 'video'], ['audio']], caption: 20 } }
const file = (kind: 'image' | 'audio', id: string) => ({ kind, id }) as Upload
const t = translator(en, 'en')

describe('what one press of send sends', () => {
  it('is the words alone without files, and nothing without both', () => {
    expect(partsOf('hello', [], takes)).toEqual([{ text: 'hello', uploads: [] }])
    expect(partsOf('', [], takes)).toEqual([])
  })

  it('is the files in order with the words under the first', () => {
    const [one, two] = [file('image', '1'), file('image', '2')]
    expect(partsOf('hello', [one, two], takes)).toEqual([
      { text: 'hello', uploads: [one] },
      { text: null, uploads: [two] },
    ])
  })

  it('is the words on their own after the files where they cannot stand under one', () => {
    const [sound, picture] = [file('audio', '1'), file('image', '2')]
    expect(partsOf('hello', [sound], takes).map(({ text }) => text)).toEqual([null, 'hello'])
    expect(partsOf('longer than ten', [picture], takes).map(({ text }) => text)).toEqual([
      null,
      'longer than ten',
    ])
  })
})

describe('several files where the channel has albums', () => {
  const pictures = ['1', '2', '3', '4'].map((id) => file('image', id))
  const ids = (text: string, uploads: typeof pictures) =>
    partsOf(text, uploads, withAlbums).map((part) => [part.text, part.uploads.map(({ id }) => id).join()])

  it('go together as far as the channel takes it, with the words under the first of them', () => {
    expect(ids('fits under an album', pictures)).toEqual([
      ['fits under an album', '1,2,3'],
      [null, '4'],
    ])
    expect(ids('much too long for an album', pictures.slice(0, 2))).toEqual([
      [null, '1,2'],
      ['much too long for an album', ''],
    ])
  })

  it('go apart where they may not stand beside each other, and keep their order', () => {
    expect(ids('', [...pictures.slice(0, 2), file('audio', 's'), ...pictures.slice(2)])).toEqual([
      [null, '1,2'],
      [null, 's'],
      [null, '3,4'],
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
    const sticker = new Problem(422, 'file_too_large', null, { kind: 'sticker', max: 100 * 1024 })
    expect(fileProblem(t, sticker, 'WhatsApp')).toContain('100 kB')
    const type = new Problem(422, 'file_type_refused', null, {
      kind: 'image',
      types: ['image/jpeg', 'image/png'],
    })
    expect(fileProblem(t, type, 'WhatsApp')).toContain('JPEG, PNG')
  })
})

it('may yet pass where it was stopped on its way, and not where it was refused', () => {
  const pass = (status: number, code: string) => mayYetPass(new Problem(status, code, null))
  expect([pass(0, 'offline'), pass(429, 'too_many_requests'), pass(502, 'status_502')]).toEqual([
    true,
    true,
    true,
  ])
  expect([pass(422, 'file_type_refused'), pass(413, 'status_413'), pass(403, 'forbidden')]).toEqual([
    ...[false, false, false],
  ])
})
