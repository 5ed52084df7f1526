import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followStore } from './live.ts'

const opened: FakeSource[] = []

class FakeSource extends EventTarget {
  static readonly OPEN = 1
  static readonly CLOSED = 2
  readyState = FakeSource.OPEN
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    opened.push(this)
  }
  close() {
    this.readyState = FakeSource.CLOSED
  }
  tell(kind: string, lastEventId = '') {
    this.dispatchEvent(Object.assign(new Event(kind), { data: '{}', lastEventId }))
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const looks = (state: 'visible' | 'hidden') => {
  page.visibilityState = state
  page.dispatchEvent(new Event('visibilitychange'))
}
const lines: string[] = []
let leave: () => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', FakeSource)
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', new EventTarget())
  page.visibilityState = 'visible'
  opened.length = lines.length = 0
  leave = followStore('s', { onEvent: () => {}, onLine: (line) => lines.push(line) })
})
afterEach(() => {
  leave()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a stream that was ended for a newer one', () => {
  it('stays away while nobody looks, and goes on after its last event when somebody does', () => {
    opened[0]?.tell('message.received', '7')
    looks('hidden')
    opened[0]?.tell('stream.closed')
    expect([opened[0]?.readyState, lines]).toEqual([FakeSource.CLOSED, ['broken']])
    vi.advanceTimersByTime(3_600_000)
    expect(opened).toHaveLength(1)
    looks('visible')
    expect(opened.map(({ url }) => url)).toEqual([
      '/api/v1/stores/s/events',
      '/api/v1/stores/s/events?after=7',
    ])
  })

  it('comes back by itself in a tab that is looked at, as in two windows side by side', () => {
    opened[0]?.tell('stream.closed')
    expect(opened).toHaveLength(1)
    vi.advanceTimersByTime(1_000)
    expect(opened).toHaveLength(2)
  })

  it('is left alone by a look at a tab whose stream is open', () => {
    looks('hidden')
    looks('visible')
    expect(opened).toHaveLength(1)
  })
})
