import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Providers, snapshot } from './phone.ts'

const beatMs = 20_000

/** Streams what happens to the phone page: first everything as it stands, then each change. */
export function streamEvents(providers: Providers, request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  })
  const send = (event: string, data: unknown) =>
    raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  const sendAll = () => send('snapshot', snapshot(providers))
  sendAll()
  const end = providers.world.events.subscribe((event) => {
    if (event.type === 'world' || event.type === 'reset') sendAll()
    else send(event.type, event)
  })
  const beat = setInterval(() => raw.write(': beat\n\n'), beatMs)
  request.raw.on('close', () => {
    clearInterval(beat)
    end()
  })
}
