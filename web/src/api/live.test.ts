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
  tell(kind: string, lastEventId = '', data = '{}') {
    this.dispatchEvent(Object.assign(new Event(kind), { data, lastEventId }))
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const looks = (state: 'visible' | 'hidden') => {
  page.visibilityState = state
  page.dispatchEvent(new Event('visibilitychange'))
}
const lines: string[] = []
const gap = vi.fn()
const begin = vi.fn()
let leave: () => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', FakeSource)
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', new EventTarget())
  page.visibilityState = 'visible'
  opened.length = lines.length = 0
  gap.mockClear()
  begin.mockClear()
  leave = followStore('s', 'w', {
    onEvent: () => {},
    onLine: (line) => lines.push(line),
    onPassing: () => {},
    onBegin: begin,
    onGap: gap,
  })
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
      '/api/v1/stores/s/events?screen=w',
      '/api/v1/stores/s/events?after=7&screen=w',
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

describe('a line that was away', () => {
  const urls = () => opened.map(({ url }) => url.replace('/api/v1/stores/s/events', ''))

  it('is opened anew after the last number it had, be it only the one with which it began', () => {
    opened[0]?.tell('stream.opened', '5', '{"whole":true}')
    vi.advanceTimersByTime(41_000)
    window.dispatchEvent(new Event('online'))
    expect(urls()).toEqual(['?screen=w', '?after=5&screen=w'])
    expect(gap).not.toHaveBeenCalled()
  })

  it('is given up by itself when it is silent for longer than the server ever is', () => {
    opened[0]?.tell('message.received', '7')
    for (let n = 0; n < 8; n++) {
      vi.advanceTimersByTime(15_000)
      opened[0]?.tell('stream.alive')
    }
    expect(opened).toHaveLength(1)
    vi.advanceTimersByTime(45_000)
    expect(urls()).toEqual(['?screen=w', '?after=7&screen=w'])
    expect(lines).toEqual(['broken'])
  })

  it('has what was read before it began read again, once', () => {
    opened[0]?.tell('stream.opened', '5', '{"whole":true}')
    opened[0]?.tell('stream.opened', '5', '{"whole":true}')
    expect(begin).toHaveBeenCalledTimes(1)
  })

  it('has everything looked at anew only when the server no longer knows what was missed', () => {
    opened[0]?.tell('stream.opened', '5', '{"whole":true}')
    expect(gap).not.toHaveBeenCalled()
    opened[0]?.tell('stream.opened', '5', '{"whole":false}')
    expect(gap).toHaveBeenCalledTimes(1)
  })
})
