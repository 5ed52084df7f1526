import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

// Without IndexedDB, as here, what is kept stays where it is written down first.
const kept: Record<string, string> = {}
const storage = {
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => {
    kept[key] = value
  },
  removeItem: (key: string) => {
    delete kept[key]
  },
}
vi.stubGlobal(
  'localStorage',
  new Proxy(storage, {
    ownKeys: () => Object.keys(kept),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  }),
)
vi.stubGlobal('BroadcastChannel', undefined)

interface Entry {
  text: string
  state: string
  code: string | null
  clientId: string
}

const outbox = async () => {
  vi.resetModules()
  return await import('./outbox.ts')
}
const unsent = () => Object.values(kept).map((text) => JSON.parse(text) as Entry)
const hello = { personId: 'aizada', storeId: 's', conversationId: 'c', text: 'hello' }

type Answer = (path: string, init: { body: string }) => Promise<Response>
const network = vi.fn<Answer>()
vi.stubGlobal('fetch', network)
const answers = (status: number, body: object = {}) =>
  network.mockImplementation(async () => new Response(JSON.stringify(body), { status }))
const fails = () => network.mockImplementation(() => Promise.reject(new TypeError('offline')))
const sent = () => network.mock.calls.map(([, { body }]) => (JSON.parse(body) as Entry).text)

beforeEach(() => {
  for (const key of Object.keys(kept)) delete kept[key]
  network.mockReset()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  // What waits to be tried again is of a window that is closed now.
  vi.clearAllTimers()
  vi.useRealTimers()
})

describe('messages on their way', () => {
  it('leave the outbox when the server has them', async () => {
    answers(201, { id: 'm' })
    const onSent = vi.fn()
    ;(await outbox()).enqueue(hello, onSent)
    expect(unsent()).toHaveLength(1)
    await vi.waitFor(() => expect(onSent).toHaveBeenCalledWith({ id: 'm' }, 's'))
    await vi.waitFor(() => expect(unsent()).toEqual([]))
  })

  it('wait for the network and keep their client id, so that they are stored once', async () => {
    fails()
    const { enqueue, flush } = await outbox()
    enqueue(hello, vi.fn())
    await vi.waitFor(() => expect(unsent()[0]?.state).toBe('waiting'))
    const first = unsent()[0]?.clientId
    answers(201)
    await flush('aizada', vi.fn())
    expect(String(network.mock.calls.at(-1)?.[1].body)).toContain(String(first))
    await vi.waitFor(() => expect(unsent()).toEqual([]))
  })

  it('go with what stands beside their words, also after a reload', async () => {
    fails()
    const location = { latitude: 42.87, longitude: 74.59 }
    ;(await outbox()).enqueue({ ...hello, text: null, part: { location } }, vi.fn())
    await vi.waitFor(() => expect(unsent()[0]?.state).toBe('waiting'))
    answers(201)
    await (await outbox()).flush('aizada', vi.fn())
    const { clientId: _, ...said } = JSON.parse(String(network.mock.calls.at(-1)?.[1].body))
    expect(said).toEqual({ location })
  })

  it('go after a reload in the order in which they were written, also those of one moment', async () => {
    fails()
    const before = await outbox()
    const words = ['one', 'two', 'three', 'four']
    for (const text of words) before.enqueue({ ...hello, text }, vi.fn())
    await vi.waitFor(() => expect(unsent().filter(({ state }) => state === 'waiting')).toHaveLength(4))
    network.mockReset()
    answers(201)
    await (await outbox()).flush('aizada', vi.fn())
    expect(sent()).toEqual(words)
  })

  it('go with those that are written while the others are being sent', async () => {
    answers(201)
    const { enqueue } = await outbox()
    const once = vi.fn(() => {
      if (once.mock.calls.length < 5) enqueue({ ...hello, text: `after ${once.mock.calls.length}` }, once)
    })
    enqueue(hello, once)
    await vi.waitFor(() => expect(sent()).toEqual(['hello', 'after 1', 'after 2', 'after 3', 'after 4']))
  })

  it('go when they are written at the very moment at which the last one is done with', async () => {
    answers(201)
    const { enqueue } = await outbox()
    for (let moments = 0; moments < 40; moments++) {
      const next = async () => {
        for (let n = 0; n < moments; n++) await null
        enqueue({ ...hello, text: `next ${moments}` }, vi.fn())
      }
      // The same hears of the next one too.
      const once = vi.fn(() => void (once.mock.calls.length === 1 && next()))
      enqueue({ ...hello, text: `last ${moments}` }, once)
      await vi.waitFor(() => expect(sent().at(-1)).toBe(`next ${moments}`))
    }
  })

  it('stay to be read when the server refuses', async () => {
    answers(409, { code: 'window_closed' })
    ;(await outbox()).enqueue(hello, vi.fn())
    await vi.waitFor(() =>
      expect(unsent()[0]).toMatchObject({ state: 'refused', code: 'window_closed', text: 'hello' }),
    )
  })

  it('wait while nobody is signed in, and go when the same person is; never as somebody else', async () => {
    answers(401, { code: 'not_signed_in' })
    ;(await outbox()).enqueue(hello, vi.fn())
    await vi.waitFor(() => expect(unsent()[0]).toMatchObject({ state: 'waiting', code: 'not_signed_in' }))
    network.mockReset()
    answers(201)
    const after = await outbox()
    await after.flush('bakyt', vi.fn())
    expect(sent()).toEqual([])
    expect(unsent()).toHaveLength(1)
    await after.flush('aizada', vi.fn())
    expect(sent()).toEqual(['hello'])
  })
})
