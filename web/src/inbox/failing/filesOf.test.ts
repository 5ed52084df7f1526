import { afterEach, expect, it, vi } from 'vitest'
import { filesOf } from './filesOf.ts'

const sent = (name: string, url: string | null = `/${name}`) => ({
  ...{ url, name, kind: 'image' as const, type: 'image/jpeg' },
})
const answers: Record<string, () => Promise<Response>> = {
  '/there': async () => new Response('bytes'),
  '/expired': async () => new Response('<html>403</html>', { status: 403 }),
  '/offline': async () => Promise.reject(new TypeError('Failed to fetch')),
}
const fetched = vi.fn(async (url: string) => answers[url]?.())
vi.stubGlobal('fetch', fetched)
afterEach(() => void fetched.mockClear())

it('takes the files of a message anew', async () => {
  const { files, missed } = await filesOf([sent('there')])
  expect(missed).toBe(false)
  expect(files.map(({ name, type, size }) => [name, type, size])).toEqual([['there', 'image/jpeg', 5]])
})

it.each(['expired', 'offline'])(
  'says that one is missed whose address is %s, and takes the others',
  async (name) => {
    const { files, missed } = await filesOf([sent(name), sent('there')])
    expect(missed).toBe(true)
    expect(files.map((file) => file.name)).toEqual(['there'])
  },
)

it('says that one is missed of which the server has no bytes', async () => {
  expect(await filesOf([sent('lost', null)])).toEqual({ files: [], missed: true })
  expect(fetched).not.toHaveBeenCalled()
})
