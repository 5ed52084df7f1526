import { describe, expect, it } from 'vitest'
import type { SavedView } from '../../api/types.ts'
import { placesOf, shownOf, worthSaving } from './same.ts'

const saved = (id: string, more: Partial<SavedView> = {}): SavedView => ({
  id,
  name: id,
  view: 'all',
  narrowing: {},
  shared: false,
  manageable: true,
  count: 0,
  ...more,
})

describe('the saved view on the screen', () => {
  const views = [
    saved('unread', { narrowing: { unread: 'true', label: 'l1' } }),
    saved('mine', { view: 'mine', narrowing: { sort: 'waiting', unread: 'true' } }),
  ]

  it('is the one that narrows alike, in whatever order its filters were chosen', () => {
    expect(shownOf(views, 'all', { label: 'l1', unread: 'true' })?.id).toBe('unread')
    expect(shownOf(views, 'closed', { label: 'l1', unread: 'true' })).toBeUndefined()
    expect(shownOf(views, 'all', { unread: 'true' })).toBeUndefined()
  })

  it('has the usual order whether it was named or not', () => {
    expect(shownOf(views, 'mine', { unread: 'true' })?.id).toBe('mine')
    expect(shownOf(views, 'mine', { unread: 'true', sort: 'newest' })).toBeUndefined()
  })
})

describe('what is worth saving', () => {
  it('is a filter, or an order that is not the usual one', () => {
    expect(worthSaving('all', {})).toBe(false)
    expect(worthSaving('all', { sort: 'newest' })).toBe(false)
    expect(worthSaving('all', { sort: 'waiting' })).toBe(true)
    expect(worthSaving('all', { unread: 'true' })).toBe(true)
  })
})

it('has its place among its own kind', () => {
  const views = [saved('a'), saved('b'), saved('c', { shared: true })]
  expect(views.map((view) => placesOf(views, view))).toEqual([
    { place: 0, last: 1 },
    { place: 1, last: 1 },
    { place: 0, last: 0 },
  ])
})
