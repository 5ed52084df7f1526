import { beforeEach, describe, expect, it, vi } from 'vitest'

const kept = new Map<string, string>()
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
})
const outbox = async () => {
  vi.resetModules()
  return await import('./outbox.ts')
}
const unsent = () =>
  JSON.parse(kept.get('tutum.outbox') ?? '[]') as { text: string; state: string; clientId: string }[]
const hello = { storeId: 's', conversationId: 'c', text: 'hello' }

beforeEach(() => kept.clear())

describe('messages on their way', () => {
  it('leave the outbox when the server has them', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response(JSON.stringify({ id: 'm' }), { status: 201 })),
    )
    const sent = vi.fn()
    ;(await outbox()).enqueue(hello, sent)
    await vi.waitFor(() => expect(sent).toHaveBeenCalledWith({ id: 'm' }))
    expect(unsent()).toEqual([])
  })

  it('wait for the network and keep their client id, so that they are stored once', async () => {
    const network = vi.fn(async (): Promise<Response> => Promise.reject(new TypeError('offline')))
    vi.stubGlobal('fetch', network)
    const { enqueue, flush } = await outbox()
    enqueue(hello, vi.fn())
    await vi.waitFor(() => expect(unsent()[0]?.state).toBe('waiting'))
    const first = unsent()[0]?.clientId
    network.mockImplementation(async () => new Response('{}', { status: 201 }))
    await flush(vi.fn())
    expect(String((network.mock.calls.at(-1) as unknown as [string, RequestInit])[1].body)).toContain(
      String(first),
    )
    expect(unsent()).toEqual([])
  })

  it('stay to be read when the server refuses', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response(JSON.stringify({ code: 'window_closed' }), { status: 409 })),
    )
    ;(await outbox()).enqueue(hello, vi.fn())
    await vi.waitFor(() =>
      expect(unsent()[0]).toMatchObject({ state: 'refused', code: 'window_closed', text: 'hello' }),
    )
  })
})
