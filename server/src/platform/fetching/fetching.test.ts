import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { createFetching } from './open.ts'
import { isPublicAddress } from './public-address.ts'

const closings: (() => void)[] = []
afterAll(() => {
  for (const close of closings) close()
})

async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  closings.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const other = await listen((request, response) => {
  response.end(`authorization ${request.headers.authorization}`)
})
/** A provider named in the configuration; each test sets what it answers. */
let answer: RequestListener = (_request, response) => response.end()
const provider = await listen((request, response) => answer(request, response))

const names: Record<string, string[]> = {
  'provider.test': ['127.0.0.1'],
  'inside.test': ['10.1.2.3'],
  'mixed.test': ['93.184.215.14', '169.254.169.254'],
  'mapped.test': ['::ffff:127.0.0.1'],
}
const asked: string[] = []
const fetching = createFetching(
  readConfig({
    DATA_DIR: 'memory://',
    META_GRAPH_URL: `http://provider.test:${provider}/graph`,
    TELEGRAM_API_URL: `http://127.0.0.1:${other}`,
  }),
  async (host) => {
    asked.push(host)
    const found = names[host]
    if (!found) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
    return found
  },
)
const home = `http://provider.test:${provider}/media`
const get = (address: string, wanted: Partial<Parameters<typeof fetching.get>[1]> = {}) =>
  fetching.get(address, { maxBytes: 1000, timeoutMs: 5000, ...wanted })
const redirectTo = (location: string): RequestListener => {
  return (_request, response) => void response.writeHead(302, { location }).end()
}

describe('reading an address from outside', () => {
  it('gives the bytes and what the other side calls them, over the one address that was checked', async () => {
    answer = (_request, response) => response.setHeader('content-type', 'Image/PNG; x=1').end('picture')
    asked.length = 0
    expect(await get(home)).toEqual({ ok: true, bytes: Buffer.from('picture'), type: 'image/png' })
    expect(asked).toEqual(['provider.test'])
  })

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://0/',
    'https://10.0.0.1/',
    'https://172.31.255.255/',
    'https://192.168.1.1/',
    'https://100.100.100.200/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:7f00:1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://inside.test/',
    'https://mixed.test/',
    'https://mapped.test/',
  ])('refuses %s, which leads inside', async (address) => {
    expect(await get(address)).toEqual({ ok: false, reason: 'private_address' })
  })

  it.each([
    'http://example.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'data:text/plain,hello',
    'https://user:password@example.com/',
    'no address',
    '',
  ])('refuses “%s”, which is no https address', async (address) => {
    expect(await get(address)).toEqual({ ok: false, reason: 'bad_address' })
  })

  it('speaks to nobody whose certificate does not fit', async () => {
    const secure = `https://127.0.0.1:${provider}`
    const strict = createFetching(readConfig({ DATA_DIR: 'memory://', META_GRAPH_URL: secure }))
    expect(await strict.get(secure, { maxBytes: 10 })).toEqual({ ok: false, reason: 'unreachable' })
  })

  it('says so when a name has no address or nobody answers there', async () => {
    expect(await get('https://nowhere.test/')).toEqual({ ok: false, reason: 'unknown_host' })
    const closed = await listen(() => {})
    const dead = createFetching(
      readConfig({ DATA_DIR: 'memory://', META_GRAPH_URL: `http://127.0.0.1:${closed}` }),
    )
    closings.pop()?.()
    const answered = await dead.get(`http://127.0.0.1:${closed}/`, { maxBytes: 10 })
    expect(answered).toEqual({ ok: false, reason: 'unreachable' })
  })
})

describe('a redirect', () => {
  it.each([
    ['https://inside.test/', 'private_address'],
    [`https://127.0.0.1:${provider}/`, 'private_address'],
    ['https://169.254.169.254/', 'private_address'],
    ['http://127.0.0.1:1/', 'bad_address'],
    ['file:///etc/passwd', 'bad_address'],
  ])('to %s is not followed', async (location, reason) => {
    answer = redirectTo(location)
    expect(await get(home)).toEqual({ ok: false, reason })
  })

  it('keeps the credentials within their origin', async () => {
    const headers = { authorization: 'Bearer demo' }
    answer = redirectTo(`http://127.0.0.1:${other}/`)
    expect(await get(home, { headers })).toMatchObject({ bytes: Buffer.from('authorization undefined') })
    answer = (request, response) => {
      if (request.url === '/media') return redirectTo('/moved')(request, response)
      response.end(request.headers.authorization)
    }
    expect(await get(home, { headers })).toMatchObject({ bytes: Buffer.from('Bearer demo') })
  })

  it('is followed five times and not six', async () => {
    let left = 5
    answer = (request, response) => {
      left -= 1
      if (left >= 0) redirectTo('/again')(request, response)
      else response.end('there')
    }
    expect(await get(home)).toMatchObject({ ok: true })
    left = 6
    expect(await get(home)).toEqual({ ok: false, reason: 'too_many_redirects' })
  })
})

describe('a body', () => {
  it('over the limit is refused by its announced size, and without one while it comes', async () => {
    answer = (_request, response) => response.setHeader('content-length', 1001).end('x'.repeat(1001))
    expect(await get(home)).toEqual({ ok: false, reason: 'too_large' })
    answer = (_request, response) => {
      const timer = setInterval(() => response.write('x'.repeat(400)), 5)
      response.on('close', () => clearInterval(timer))
    }
    expect(await get(home)).toEqual({ ok: false, reason: 'too_large' })
  })

  it('that never ends, and an answer that never begins, stop at the time limit', async () => {
    answer = (_request, response) => {
      const timer = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(timer))
    }
    expect(await get(home, { timeoutMs: 200 })).toEqual({ ok: false, reason: 'timeout' })
    answer = () => {}
    expect(await get(home, { timeoutMs: 200 })).toEqual({ ok: false, reason: 'timeout' })
  })

  it('that breaks off is not taken for the whole', async () => {
    answer = (_request, response) => {
      response.setHeader('content-length', 500).write('half')
      setTimeout(() => response.destroy(), 20)
    }
    expect(await get(home)).toEqual({ ok: false, reason: 'broken_off' })
    answer = (_request, response) => {
      response.write('half')
      setTimeout(() => response.destroy(), 20)
    }
    expect(await get(home)).toEqual({ ok: false, reason: 'broken_off' })
  })

  it('that comes compressed is not unpacked', async () => {
    answer = (_request, response) => response.setHeader('content-encoding', 'gzip').end('bomb')
    expect(await get(home)).toEqual({ ok: false, reason: 'encoded' })
  })

  it('of an error is not read', async () => {
    answer = (_request, response) => void response.writeHead(404).end('not here')
    expect(await get(home)).toEqual({ ok: false, reason: 'http_404' })
  })
})

describe('handing something over', () => {
  const post = (address: string) =>
    fetching.post(address, { body: Buffer.from('sealed'), headers: { topic: 'x' }, timeoutMs: 500 })

  it('gives the body and says what was answered, for how long to wait included', async () => {
    let came = ''
    answer = async (request, response) => {
      came = `${request.method} ${request.headers['topic']} ${await Array.fromAsync(request)}`
      response.writeHead(429, { 'retry-after': '7' }).end('busy')
    }
    expect(await post(home)).toEqual({ ok: true, status: 429, retryAfter: 7 })
    expect(came).toBe('POST x sealed')
  })

  it('goes nowhere inside and follows nobody', async () => {
    expect(await post('https://inside.test/')).toEqual({ ok: false, reason: 'private_address' })
    expect(await post('http://example.com/')).toEqual({ ok: false, reason: 'bad_address' })
    answer = redirectTo('https://169.254.169.254/')
    expect(await post(home)).toEqual({ ok: true, status: 302, retryAfter: undefined })
  })

  it('does not wait for an answer that never begins, nor for one that never ends', async () => {
    answer = () => {}
    expect(await post(home)).toEqual({ ok: false, reason: 'timeout' })
    answer = (_request, response) => {
      const timer = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(timer))
    }
    expect(await post(home)).toMatchObject({ ok: true, status: 200 })
  })

  it('tells by the look of an address whether it is of the kind that is gone to', () => {
    const right = ['https://push.example/1', home]
    const wrong = ['http://push.example/1', 'https://me:secret@push.example/', 'ftp://push.example/', 'x']
    expect(right.map(fetching.takes)).toEqual([true, true])
    expect(wrong.map(fetching.takes)).toEqual([false, false, false, false])
  })
})

describe('a public address', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a03:2880::1'])(
    'is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )
})
