import { describe, expect, it } from 'vitest'
import type { News } from './news.ts'
import { type Notice, withNews } from './notice.ts'

const at = (seconds: number) => new Date(seconds * 1000)
const wrote = (n: number): News => ({ kind: 'message', key: `message ${n}`, conversationId: 'c' })
const asked: News = { kind: 'asked', key: 'asked 1', conversationId: 'c' }
/** As it stands after it was told. */
const told = (notice: Notice | undefined, when: Date): Notice => ({
  told: notice?.told ?? [],
  kind: null,
  dueAt: null,
  toldAt: when,
})

describe('what is to be told of a conversation', () => {
  it('waits a moment, so that what comes together is one, and the loudest of it', () => {
    const first = withNews(undefined, [wrote(1)], at(100))
    expect(first).toMatchObject({ kind: 'message', dueAt: at(103) })
    expect(withNews(first, [wrote(2), asked], at(102))).toMatchObject({ kind: 'asked', dueAt: at(103) })
  })

  it('is told once in a minute', () => {
    const first = told(withNews(undefined, [wrote(1)], at(100)), at(103))
    expect(withNews(first, [wrote(2)], at(110))).toMatchObject({ kind: 'message', dueAt: at(163) })
    expect(withNews(first, [wrote(2)], at(300))).toMatchObject({ dueAt: at(303) })
  })

  it('is nothing when the log speaks of the same again', () => {
    const first = told(withNews(undefined, [asked], at(100)), at(103))
    expect(withNews(first, [asked, asked], at(400))).toBeUndefined()
  })

  it('remembers so much and no more', () => {
    const many = withNews(
      undefined,
      Array.from({ length: 30 }, (_, n) => wrote(n)),
      at(100),
    )
    expect(many?.told).toHaveLength(20)
    expect(many?.told.at(-1)).toBe('message 29')
  })
})
