import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { call, retryAfterMs } from './calls.ts'

const open: { close(): unknown; closeAllConnections?(): void }[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections?.()
    server.close()
  }
})

const serve = (listener: RequestListener) => listening(createServer(listener))
function listening(server: ReturnType<typeof createTcpServer>): Promise<string> {
  open.push(server)
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
    })
  })
}
const post = (url: string, timeoutMs = 1_000) =>
  call({ method: 'POST', url, body: { text: 'hi' }, timeoutMs })

describe('calling a provider', () => {
  it('gives status and JSON of any answer', async () => {
    const url = await serve((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => response.writeHead(418).end(`{"got":${body},"id":17841400000000001}`))
    })
    expect(await post(url)).toMatchObject({
      kind: 'answered',
      status: 418,
      json: { got: { text: 'hi' }, id: '17841400000000001' },
    })
  })

  it('gives no JSON for an answer that is none', async () => {
    const url = await serve((_, response) => response.end('<html>Bad gateway</html>'))
    expect(await post(url)).toMatchObject({ kind: 'answered', status: 200, json: undefined })
  })

  it('stops reading an endless answer', async () => {
    const url = await serve((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    })
    expect(await post(url, 5_000)).toMatchObject({ kind: 'answered', json: undefined })
  })

  it('does not follow a redirect with the token', async () => {
    let followed = false
    const elsewhere = await serve((_, response) => {
      followed = true
      response.end('{}')
    })
    const url = await serve((_, response) => response.writeHead(307, { location: elsewhere }).end())
    expect(await post(url)).toMatchObject({ kind: 'answered', status: 307 })
    expect(followed).toBe(false)
  })

  it('knows that nothing left when nobody listens', async () => {
    const url = await serve(() => {})
    const gone = open.pop()
    await new Promise((resolve) => gone?.close() && setTimeout(resolve, 20))
    expect(await post(url)).toEqual({ kind: 'not_sent' })
    expect(await post('http://name.invalid/')).toEqual({ kind: 'not_sent' })
  })

  it('does not know what happened when no answer comes in time', async () => {
    const url = await serve(() => {})
    expect(await post(url, 50)).toEqual({ kind: 'unknown' })
  })

  it('does not know what happened when the connection breaks after the request', async () => {
    const url = await listening(
      createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy())),
    )
    expect(await post(url)).toEqual({ kind: 'unknown' })
  })

  it('does not know what happened when the answer breaks off', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"ok":')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await post(url)).toEqual({ kind: 'unknown' })
  })
})

describe('Retry-After', () => {
  it.each([
    ['5', 5_000],
    ['86400', 86_400_000],
    ['999999999', 604_800_000],
    ['-1', undefined],
    ['soon', undefined],
  ])('%s is %j ms', (value, expected) => {
    expect(retryAfterMs(new Headers({ 'retry-after': value }))).toBe(expected)
  })
  it('may be absent', () => expect(retryAfterMs(new Headers())).toBeUndefined())
})
