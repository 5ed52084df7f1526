import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerTo } from './answer.ts'
import type { Behaviour } from './behaviour.ts'
import { type Desk, misbehaved, objection, readOr, record, refuse } from './desk.ts'
import type { Manners, StreamEvent, TextWire } from './wires/wire.ts'

/** Answers a request for text over one wire: at the door, by script or by the brain, whole or as a stream. */
export async function serveText(
  desk: Desk,
  manners: Manners,
  wire: TextWire,
  request: FastifyRequest,
  reply: FastifyReply,
  path: { model?: string; stream?: boolean } = {},
): Promise<FastifyReply> {
  record(desk, manners, request)
  const stranger = objection(desk, manners, request)
  if (stranger) return refuse(desk, reply, manners, stranger.refusal, stranger)
  const read = readOr(
    () => wire.read(request.body, path),
    (message) => refuse(desk, reply, manners, 'bad_request', { message }),
  )
  if (!read.ok) return read.reply
  const unknown = objection(desk, manners, request, read.value.model)
  if (unknown) return refuse(desk, reply, manners, unknown.refusal, unknown)
  const behaviour = desk.scripts.next(manners.provider, read.value.model)
  if (await misbehaved(desk, reply, manners, behaviour)) return reply
  const answer = answerTo(read.value, behaviour, desk.clock())
  return read.value.stream
    ? sendEvents(reply, wire.events(read.value, answer, request.body), behaviour)
    : sendWhole(reply, wire.whole(read.value, answer, request.body), behaviour)
}

function sendWhole(reply: FastifyReply, body: unknown, behaviour: Behaviour): FastifyReply {
  const text = JSON.stringify(body)
  const half = text.slice(0, text.length / 2)
  reply.type('application/json')
  if (behaviour.kind === 'garbage') return reply.send(half)
  if (behaviour.kind === 'cut') return reply.send(Readable.from(brokenAfter([half])))
  return reply.send(text)
}

function sendEvents(reply: FastifyReply, events: readonly StreamEvent[], behaviour: Behaviour): FastifyReply {
  const lines = events.map(lineOf)
  const half = lines.slice(0, Math.ceil(lines.length / 2))
  reply.type('text/event-stream; charset=utf-8').header('cache-control', 'no-cache')
  if (behaviour.kind === 'garbage')
    return reply.send(Readable.from([...half, 'data: {"type":"response.output_te\n\n']))
  if (behaviour.kind === 'cut') return reply.send(Readable.from(brokenAfter(half)))
  return reply.send(Readable.from(lines))
}

const lineOf = ({ event, data }: StreamEvent): string =>
  `${event ? `event: ${event}\n` : ''}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`

async function* brokenAfter(pieces: readonly string[]) {
  yield* pieces
  // What was written so far must reach the caller before the connection breaks.
  await new Promise((resolve) => setTimeout(resolve, 10))
  throw new Error('The simulated provider broke the connection.')
}
