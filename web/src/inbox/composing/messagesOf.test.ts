import { expect, it } from 'vitest'
import type { Upload } from '../../api/types.ts'
import { messagesOf } from './messagesOf.ts'
import { partsOf } from './rules.ts'

const location = { latitude: 42.87, longitude: 74.59 }
const cards = [{ name: 'Бакыт', phones: ['+996700120345'] }]
const opens = { button: 'Төлөө', url: 'https://shop.example' }
const pressed = [{ part: { opens } }, { part: { asksPlace: true as const } }, { buttons: ['Ооба'] }]
const picture = { kind: 'image', id: 'p' } as Upload
const takes = { rules: [{ kind: 'image' as const, types: null, max: 9, caption: 20 }], album: null }
const beside =
  (...uploads: Upload[]) =>
  (words: string) =>
    partsOf(words, uploads, takes)

it('words stand over what can be pressed', () => {
  for (const chosen of pressed)
    expect(messagesOf('Мына', chosen, beside())).toEqual([{ text: 'Мына', ...chosen }])
})

it.each([{ location }, { cards }])('words go before what takes none: %j', (part) => {
  expect(messagesOf('', { part }, beside())).toEqual([{ text: null, part }])
  expect(messagesOf('Биз бул жерде', { part }, beside())).toEqual([
    { text: 'Биз бул жерде' },
    { text: null, part },
  ])
})

it('files go before either in a message of their own, and with the words where they are all', () => {
  for (const chosen of pressed)
    expect(messagesOf('Мына', chosen, beside(picture))).toEqual([
      { text: null, files: [picture] },
      { text: 'Мына', ...chosen },
    ])
  expect(messagesOf('Мына', { part: { location } }, beside(picture))).toEqual([
    { text: 'Мына', files: [picture] },
    { text: null, part: { location } },
  ])
  expect(messagesOf('Мына', {}, beside(picture))).toEqual([{ text: 'Мына', files: [picture] }])
})
