import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

interface Said {
  status: string
  conversationId: string | null
  typing: boolean
}

const said: Said[] = []
const kept = new Map<string, string>()
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const looks = (state: 'visible' | 'hidden') => {
  page.visibilityState = state
  page.dispatchEvent(new Event('visibilitychange'))
}
const settled = () => vi.advanceTimersByTimeAsync(0)

let telling: typeof import('./telling.ts')
let stop: () => void

beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
  vi.stubGlobal('fetch', async (_path: string, { body }: { body: string }) => {
    said.push(JSON.parse(body) as Said)
    return new Response(null, { status: 204 })
  })
  page.visibilityState = 'visible'
  said.length = 0
  kept.clear()
  telling = await import('./telling.ts')
  const started = telling.startTelling('store')
  stop = started.stop
  started.line(true)
  await settled()
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const last = () => said.at(-1)

describe('what a screen says of itself', () => {
  it('is said at each change, and otherwise only so often that it is believed', async () => {
    expect(last()).toMatchObject({ status: 'online', conversationId: null, typing: false })
    telling.lookAt('meerim')
    await settled()
    expect(last()).toMatchObject({ conversationId: 'meerim' })
    expect(said).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(said).toHaveLength(4)
  })

  it('names typing while keys come, ends it after a pause, and at once when the answer is sent', async () => {
    telling.lookAt('meerim')
    telling.typesHere('meerim')
    await settled()
    expect(last()).toMatchObject({ conversationId: 'meerim', typing: true })
    await vi.advanceTimersByTimeAsync(6_000)
    expect(last()).toMatchObject({ conversationId: 'meerim', typing: false })
    telling.typesHere('meerim')
    telling.typesNoMore()
    await settled()
    expect(last()).toMatchObject({ typing: false })
    expect(telling.isTyping()).toBe(false)
  })

  it('names nothing that is open behind another window', async () => {
    telling.lookAt('meerim')
    looks('hidden')
    await settled()
    expect(last()).toMatchObject({ conversationId: null })
    looks('visible')
    await settled()
    expect(last()).toMatchObject({ conversationId: 'meerim' })
  })

  it('is away after five minutes without a touch, and back with the first; what was chosen stays', async () => {
    await vi.advanceTimersByTimeAsync(299_000)
    expect(last()).toMatchObject({ status: 'online' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(last()).toMatchObject({ status: 'away' })
    window.dispatchEvent(new Event('keydown'))
    await settled()
    expect(last()).toMatchObject({ status: 'online' })
    kept.set('tutum.status', 'busy')
    await vi.advanceTimersByTimeAsync(600_000)
    expect(last()).toMatchObject({ status: 'busy' })
  })
})
