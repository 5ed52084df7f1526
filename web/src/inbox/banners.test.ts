import { expect, it } from 'vitest'
import { bannerOf } from './banners.ts'

const nothing = {
  ...{ unsent: 0, lineBroken: false, channelDown: false, windowClosed: false, failed: 0 },
  ...{ refused: false, closed: false, blocked: false, assistantOff: false },
}
const said = {
  unsent: { unsent: 2 },
  line: { lineBroken: true },
  channel: { channelDown: true },
  window: { windowClosed: true },
  refused: { refused: true },
  failed: { failed: 1 },
} as const

it('says the most severe of all that there is: the channel, then the window, then what was not sent', () => {
  const order = Object.keys(said) as (keyof typeof said)[]
  for (const [n, first] of order.entries()) {
    const worse = order.slice(n).map((each) => said[each])
    expect(bannerOf(Object.assign({}, nothing, ...worse))).toBe(first)
  }
})

it('suggests a duplicate when nothing else is the matter', () => {
  expect(bannerOf(nothing)).toBe('duplicate')
  expect(bannerOf({ ...nothing, failed: 1 })).toBe('failed')
})

it('does not ask for a template in a conversation that is closed or with whom nobody wants to speak', () => {
  expect(bannerOf({ ...nothing, windowClosed: true, closed: true })).toBe('closed')
  expect(bannerOf({ ...nothing, windowClosed: true, blocked: true, closed: true })).toBe('blocked')
})
