import { beforeEach, expect, it, vi } from 'vitest'
import { type Beside, holdsAnything, placeOf, standsHere } from './besidePlace.ts'
import { freshChoices } from './choices.ts'

const device = new Map<string, string>()
vi.stubGlobal('localStorage', {
  getItem: (key: string) => device.get(key) ?? null,
  setItem: (key: string, value: string) => device.set(key, value),
  removeItem: (key: string) => device.delete(key),
})
beforeEach(() => device.clear())

const keys = { choices: 'choices.meerim', part: 'part.meerim' }
const place: Beside = {
  choices: null,
  part: { kind: 'location', where: '42.87, 74.59', name: '', address: '' },
}
const nothing: Beside = { choices: null, part: null }

it('is read and put where its composer is, and on the device once that was left', () => {
  const show = vi.fn()
  const leave = standsHere(keys.part, { current: { read: () => place, show } })
  expect(placeOf(keys).read()).toEqual(place)
  placeOf(keys).show(nothing, true)
  expect(show).toHaveBeenCalledWith(nothing, true)
  expect(device.size).toBe(0)
  leave()
  placeOf(keys).show(place, true)
  expect(placeOf(keys).read()).toEqual(place)
  expect(show).toHaveBeenCalledTimes(1)
  placeOf(keys).show(nothing, true)
  expect(device.size).toBe(0)
})

it('is left by its own composer alone', () => {
  const of = (to: Beside) => ({ current: { read: () => to, show: vi.fn() } })
  const leaveFirst = standsHere(keys.part, of(nothing))
  const leaveSecond = standsHere(keys.part, of(place))
  leaveFirst()
  expect(placeOf(keys).read()).toEqual(place)
  leaveSecond()
})

it('holds something to lose where somebody typed', () => {
  const blank = freshChoices()
  expect(holdsAnything(nothing)).toBe(false)
  expect(holdsAnything({ choices: blank, part: { kind: 'asksPlace' } })).toBe(false)
  expect(holdsAnything(place)).toBe(true)
})
