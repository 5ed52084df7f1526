import { describe, expect, it } from 'vitest'
import { createBoard, type Mark } from './board.ts'

const aizada: Mark = {
  memberId: 'aizada',
  screen: 'desk',
  status: 'online',
  conversationId: 'meerim',
  until: 1000,
  typingUntil: 0,
}

describe('what colleagues see of a member', () => {
  it('is told when it changes, and not when the same is said again', () => {
    const board = createBoard()
    expect(board.put(aizada)).toEqual([
      { memberId: 'aizada', status: 'online', views: ['meerim'], types: [] },
    ])
    expect(board.put({ ...aizada, until: 2000 })).toEqual([])
    expect(board.put({ ...aizada, typingUntil: 500 })).toMatchObject([{ types: ['meerim'] }])
  })

  it('is made of all their screens: busy before online before away, and no eyes where they are away', () => {
    const board = createBoard()
    board.put(aizada)
    expect(board.put({ ...aizada, screen: 'phone', conversationId: 'kanat', status: 'busy' })).toMatchObject([
      { status: 'busy', views: ['kanat', 'meerim'] },
    ])
    expect(board.put({ ...aizada, screen: 'phone', conversationId: 'kanat', status: 'away' })).toMatchObject([
      { status: 'online', views: ['meerim'] },
    ])
    expect(board.remove('aizada', 'desk')).toMatchObject([{ status: 'away', views: [] }])
    expect(board.remove('aizada', 'phone')).toMatchObject([{ status: null }])
    expect(board.remove('aizada', 'phone')).toEqual([])
  })

  it('ends by itself: typing first, then the person', () => {
    const board = createBoard()
    board.put({ ...aizada, typingUntil: 500 })
    expect(board.expire(499)).toEqual([])
    expect(board.expire(500)).toMatchObject([{ status: 'online', types: [] }])
    expect(board.expire(999)).toEqual([])
    expect(board.expire(1000)).toMatchObject([{ status: null }])
    expect(board.all()).toEqual([])
  })

  it('holds so many screens of a member and no more', () => {
    const board = createBoard()
    for (let n = 0; n < 25; n++) board.put({ ...aizada, screen: `${n}`, conversationId: `${n}` })
    expect(board.all()[0]?.views).toHaveLength(20)
    expect(board.mark('aizada', '0')).toBeUndefined()
    expect(board.mark('aizada', '24')).toBeDefined()
  })
})
