import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../api/types.ts'
import * as en from '../../i18n/en.ts'
import { translator } from '../../i18n/translate.ts'
import { lastLine } from './lastLine.ts'

type Said = Parameters<typeof lastLine>[1]

const t = translator(en, 'en')
const nothing: Said = {
  ...{ kind: 'text', rawKind: null, deletedAt: null, text: null },
  ...{ attachments: [], content: {} },
}
const lineOf = (said: Partial<Said>) => lastLine(t, { ...nothing, ...said })

const file = (of: Partial<Attachment>): Attachment => ({
  ...{ id: '1', kind: 'voice', state: 'stored', reason: null, name: null, type: null, size: null },
  ...{ width: null, height: null, durationMs: null, waveform: null, transcript: null },
  ...{ url: null, thumbnailUrl: null, playableUrl: null },
  ...of,
})
const heard = (text: string): NonNullable<Attachment['transcript']> => ({
  ...{ state: 'done', reason: null, language: 'ky', standIn: false, doubts: [] },
  text,
})

describe('the last message in a row of the list', () => {
  it('is its words alone when it is words', () => {
    expect(lineOf({ text: 'How much?' })).toEqual({
      ...{ mark: null, kind: null, length: null },
      words: 'How much?',
    })
  })

  it('of a recording tells how long it is and what was heard in it', () => {
    const voice = { kind: 'voice', attachments: [file({ durationMs: 14_400, transcript: heard('Салам') })] }
    expect(lineOf(voice)).toEqual({
      ...{ mark: 'voice', kind: 'Voice message', length: '0:14', words: '“Салам”' },
    })
  })

  it('of a recording nobody has heard yet is its kind, said once', () => {
    expect(lineOf({ kind: 'voice', attachments: [file({ transcript: heard('') })] })).toEqual({
      ...{ mark: 'voice', kind: null, length: null, words: 'Voice message' },
    })
  })

  it.each<[string, Partial<Said>, string]>([
    ['image', { text: 'In red' }, 'In red'],
    ['image', {}, 'Photo'],
    ['document', { attachments: [file({ kind: 'document', name: 'receipt.pdf' })] }, 'receipt.pdf'],
    ['document', { attachments: [file({ kind: 'document', name: 'a\u202efdp.exe' })] }, 'afdp.exe'],
    [
      'location',
      { content: { location: { latitude: 42, longitude: 74, name: 'Osh bazaar' } } },
      'Osh bazaar',
    ],
    ['location', { content: { location: { latitude: 42, longitude: 74 } } }, 'Place'],
    [
      'contacts',
      { content: { cards: [{ name: 'Meerim', phones: [] }, { phones: ['+996'] }] } },
      'Meerim, +996',
    ],
    ['order', { content: { order: [{ sku: 'LS-M', quantity: 2 }] } }, 'LS-M × 2'],
    ['share', { content: { link: 'https://i.example/p', linkTitle: 'New shirts' } }, 'New shirts'],
  ])('of kind %s says what it holds', (kind, said, words) => {
    expect(lineOf({ kind, ...said })).toMatchObject({ mark: kind, words })
  })

  it('of a film tells its length, of a picture none', () => {
    expect(lineOf({ kind: 'video', attachments: [file({ kind: 'video', durationMs: 65_000 })] }).length).toBe(
      '1:05',
    )
    expect(lineOf({ kind: 'image', attachments: [file({ kind: 'image', durationMs: 65_000 })] }).length).toBe(
      null,
    )
  })

  it('shows nothing of what was taken back', () => {
    const gone = {
      kind: 'voice',
      deletedAt: '2026-03-01T09:00:00Z',
      attachments: [file({ durationMs: 9000 })],
    }
    expect(lineOf(gone)).toEqual({ mark: null, kind: null, length: null, words: 'Message taken back' })
  })

  it('names what it does not know', () => {
    expect(lineOf({ kind: 'unsupported', rawKind: 'constructor' })).toMatchObject({
      mark: null,
      words: 'A message of kind “constructor” cannot be shown here yet',
    })
  })
})
