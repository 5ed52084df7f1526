import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { quantile } from './lone.ts'

export interface Offered {
  /** Milliseconds from the moment at which each should have left to its acknowledgement. */
  readonly p50: number
  readonly p99: number
  readonly most: number
  /** Answers other than 200, and none. */
  readonly refused: number
  /** How far the sending itself was behind its own clock, at the worst, in milliseconds. */
  readonly late: number
}

const MOST_CONNECTIONS = 1000
/** Open before the first request, as a provider keeps its connections: a program accepts one at each turn of its loop. */
const KEPT_OPEN = 200

/**
 * Sends prepared requests at a constant rate, whatever becomes of the ones before: as a crowd does, and unlike a client
 * that waits for each answer. Latency counts from the moment at which each was due, so a stall is not hidden by the
 * requests that it held back.
 */
export async function offer(url: string, perSecond: number, requests: readonly Buffer[]): Promise<Offered> {
  const connections = new Connections(url)
  const latencies: number[] = []
  let [sent, refused, late, open] = [0, 0, 0, 0]
  await connections.keepOpen(KEPT_OPEN)
  const start = performance.now()
  while (sent < requests.length) {
    const now = performance.now()
    for (let due = dueAt(sent); sent < requests.length && due <= now; due = dueAt(sent)) {
      late = Math.max(late, now - due)
      const request = requests[sent]
      sent += 1
      open += 1
      if (request)
        void connections.send(request).then((status) => {
          open -= 1
          latencies.push(performance.now() - due)
          if (status !== 200) refused += 1
        })
    }
    await wait(1)
  }
  while (open > 0) await wait(5)
  connections.close()
  return {
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    most: quantile(latencies, 1),
    refused,
    late,
  }

  function dueAt(n: number): number {
    return start + (n * 1000) / perSecond
  }
}

/** Sends prepared requests, so many at a time, as fast as they are answered. @returns how many were not answered with 200 */
export async function sendAll(url: string, inFlight: number, requests: readonly Buffer[]): Promise<number> {
  const connections = new Connections(url)
  await connections.keepOpen(inFlight)
  let [next, refused] = [0, 0]
  const lane = async () => {
    for (let request = requests[next++]; request; request = requests[next++])
      if ((await connections.send(request)) !== 200) refused += 1
  }
  await Promise.all(Array.from({ length: inFlight }, lane))
  connections.close()
  return refused
}

/** The bytes of one POST. */
export const requestOf = (path: string, body: Buffer, headers: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat([
    Buffer.from(
      [
        `POST ${path} HTTP/1.1`,
        'host: 127.0.0.1',
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        `content-length: ${body.length}`,
        '\r\n',
      ].join('\r\n'),
    ),
    body,
  ])

/** Plain sockets, one request at a time on each: the cheapest client, as it shares the processors with the server. */
export class Connections {
  readonly #url: URL
  readonly #idle: Connection[] = []
  readonly #all = new Set<Connection>()
  readonly #waiting: { request: Buffer; answer: (status: number) => void }[] = []

  constructor(url: string) {
    this.#url = new URL(url)
  }

  send(request: Buffer): Promise<number> {
    return new Promise((answer) => {
      const connection = this.#takeIdle() ?? this.#open()
      if (connection) this.#use(connection, request, answer)
      else this.#waiting.push({ request, answer })
    })
  }

  async keepOpen(many: number): Promise<void> {
    for (let n = 0; n < many; n += 1) {
      const connection = this.#open()
      await connection?.connected
      if (connection) this.#idle.push(connection)
    }
  }

  close(): void {
    for (const one of this.#all) one.close()
  }

  /** One that the server has not closed meanwhile for having been idle. */
  #takeIdle(): Connection | undefined {
    for (let one = this.#idle.pop(); one; one = this.#idle.pop()) if (one.open) return one
    return undefined
  }

  #open(): Connection | undefined {
    if (this.#all.size >= MOST_CONNECTIONS) return undefined
    const connection: Connection = new Connection(this.#url, () => this.#all.delete(connection))
    this.#all.add(connection)
    return connection
  }

  #use(connection: Connection, request: Buffer, answer: (status: number) => void): void {
    connection.send(request, (status) => {
      answer(status)
      const next = this.#waiting.shift()
      if (next) this.#use(connection, next.request, next.answer)
      else this.#idle.push(connection)
    })
  }
}

class Connection {
  readonly #socket: Socket
  #answer: ((status: number) => void) | undefined
  #got = ''
  open = true
  readonly connected: Promise<unknown>

  constructor({ hostname, port }: URL, onClose: () => void) {
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true })
    this.connected = once(this.#socket, 'connect')
    // Who waits for it hears of it; for others the request does.
    this.connected.catch(() => {})
    this.#socket.setEncoding('latin1')
    this.#socket.on('data', (text: string) => this.#take(text))
    this.#socket.on('error', () => this.#end(0))
    this.#socket.on('close', () => {
      this.open = false
      onClose()
      this.#end(0)
    })
  }

  send(request: Buffer, answer: (status: number) => void): void {
    this.#answer = answer
    this.#socket.write(request)
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(text: string): void {
    this.#got += text
    const head = this.#got.indexOf('\r\n\r\n')
    if (head < 0) return
    const [, length = '0'] = /content-length: (\d+)/i.exec(this.#got) ?? []
    if (this.#got.length < head + 4 + Number(length)) return
    const status = Number(this.#got.slice(9, 12))
    this.#got = ''
    this.#end(status)
  }

  #end(status: number): void {
    const answer = this.#answer
    this.#answer = undefined
    answer?.(status)
  }
}
