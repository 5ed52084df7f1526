import { expect, it } from 'vitest'
import { messagesOf } from './messagesOf.ts'

const location = { latitude: 42.87, longitude: 74.59 }
const cards = [{ name: 'Бакыт', phones: ['+996700120345'] }]
const words = (text: string) => () => [{ text, uploads: [] }]
const none = () => {
  throw new Error('no file stands here')
}

it('words stand over what can be pressed', () => {
  const opens = { button: 'Төлөө', url: 'https://shop.example' }
  for (const chosen of [{ part: { opens } }, { part: { asksPlace: true as const } }, { buttons: ['Ооба'] }])
    expect(messagesOf('Мына', chosen, words('Мына'))).toEqual([{ text: 'Мына', files: [], ...chosen }])
})

it.each([{ location }, { cards }])('words go before what takes none: %j', (part) => {
  expect(messagesOf('', { part }, none)).toEqual([{ text: null, part }])
  expect(messagesOf('Биз бул жерде', { part }, none)).toEqual([
    { text: 'Биз бул жерде' },
    { text: null, part },
  ])
})
