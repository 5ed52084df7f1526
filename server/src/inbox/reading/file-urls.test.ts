import { expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { testCtx, world } from '../../testing/index.ts'
import { fileUrls } from './messages.ts'

const clock = fixedClock('2026-11-24T10:00:01Z')
const ctx = await testCtx({ clock })
const { ayperi } = await world(ctx)
const sha256 = 'a'.repeat(64)
const url = () => fileUrls(ctx, ayperi)(sha256)
const left = () => Number(new URL(url()).searchParams.get('until')) - clock.now().getTime() / 1000

it('keeps the address of a file all of an hour, so that nothing read anew stops what plays', () => {
  const first = url()
  clock.move(3_598_000)
  expect(url()).toBe(first)
  clock.move(1_000)
  expect(url()).not.toBe(first)
})

it('opens a file for an hour at least, and for no longer than two', () => {
  for (let n = 0; n < 8; n++) {
    expect(left()).toBeGreaterThan(3600)
    expect(left()).toBeLessThanOrEqual(7200)
    clock.move(977_000)
  }
})
