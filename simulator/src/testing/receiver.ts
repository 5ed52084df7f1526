import { createServer, type IncomingHttpHeaders } from 'node:http'

export type Delivered = { path: string; headers: IncomingHttpHeaders; body: string; at: number }

/** A server that notes every webhook and answers as told. */
export type Receiver = {
  url: string
  delivered: Delivered[]
  /** the status of the coming answers */
  answer: number
  /** Waits until this many webhooks to the path have come. @throws Error after ten seconds */
  have(count: number, path?: string): Promise<Delivered[]>
  close(): Promise<void>
}

/** @param port 0 takes a free one */
export async function startReceiver(port = 0): Promise<Receiver> {
  const delivered: Delivered[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      delivered.push({ path: request.url ?? '', headers: request.headers, body, at: Date.now() })
      response.writeHead(receiver.answer).end(challengeOf(request.url ?? ''))
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  const receiver: Receiver = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    delivered,
    answer: 200,
    have: (count, path) => haveDelivered(delivered, count, path),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return receiver
}

/** Consents as a server with the demo's verify token does. */
function challengeOf(url: string): string {
  const query = new URL(url, 'http://receiver').searchParams
  return query.get('hub.verify_token') === 'demo-verify-token' ? (query.get('hub.challenge') ?? '') : ''
}

async function haveDelivered(delivered: Delivered[], count: number, path?: string): Promise<Delivered[]> {
  const matching = () => delivered.filter((each) => path === undefined || each.path.startsWith(path))
  const until = Date.now() + 10_000
  while (matching().length < count) {
    if (Date.now() > until) throw new Error(`${matching().length} of ${count} webhooks came`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return matching()
}
