import { afterEach, describe, expect, it, vi } from 'vitest'
import { call, Problem, withQuery } from './client.ts'

const answers = (status: number, body: string) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(body, { status })),
  )

afterEach(() => vi.unstubAllGlobals())

describe('asking the server', () => {
  it('leaves empty parameters out of the address', () => {
    expect(withQuery('/x', { q: '', cursor: null, view: 'all', limit: 20 })).toBe('/x?view=all&limit=20')
    expect(withQuery('/x', { q: undefined })).toBe('/x')
  })

  it('turns a refusal into a problem with its code and field', async () => {
    answers(422, JSON.stringify({ code: 'channel_credentials_wrong', field: 'botToken' }))
    await expect(call('POST', '/x', {})).rejects.toMatchObject({
      status: 422,
      code: 'channel_credentials_wrong',
      field: 'botToken',
    })
  })

  it('names a refusal without a body by its status', async () => {
    answers(502, '<html>')
    await expect(call('GET', '/x')).rejects.toMatchObject({ code: 'status_502' })
  })

  it('says offline when the network is gone', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => Promise.reject(new TypeError('Failed to fetch'))),
    )
    await expect(call('GET', '/x')).rejects.toEqual(new Problem(0, 'offline', null))
  })
})
