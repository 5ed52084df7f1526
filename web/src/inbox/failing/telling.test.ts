import { expect, it } from 'vitest'
import { telling } from './telling.ts'

it('tells a failure once, also after another one, and nothing where there is none', () => {
  const isNews = telling()
  const [first, second] = [new Error('refused'), new Error('refused')]
  expect([null, first, first, second, first, undefined].map(isNews)).toEqual([
    ...[false, true, false, true, false, false],
  ])
})
