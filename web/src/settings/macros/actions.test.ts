import { expect, it } from 'vitest'
import { addable, freshAction, isWhole } from './actions.ts'

it('offers everything once, one way to say something, and either snoozing or closing', () => {
  expect(addable([])).toHaveLength(9)
  expect(addable([freshAction('say'), freshAction('close')])).toEqual([
    'speaker',
    'label',
    'unlabel',
    'stage',
    'assign',
  ])
})

it('knows what is still to be filled in', () => {
  expect(['say', 'answer', 'label', 'unlabel'].map((each) => isWhole(freshAction(each as 'say')))).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect(isWhole({ do: 'label', add: ['x'] }) && isWhole({ do: 'close' })).toBe(true)
})
