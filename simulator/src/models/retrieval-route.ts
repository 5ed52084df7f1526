import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Desk, misbehaved, objection, readOr, record, refuse } from './desk.ts'
import type { Retrieval } from './retrieval.ts'
import type { Manners } from './wires/wire.ts'

/** Answers a request for vectors or scores; faults come by script as they do for text. */
export async function serveRetrieval(
  desk: Desk,
  manners: Manners,
  read: (body: unknown) => Retrieval,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  record(desk, manners, request)
  const stranger = objection(desk, manners, request)
  if (stranger) return refuse(desk, reply, manners, stranger.refusal, stranger)
  const retrieval = readOr(
    () => read(request.body),
    (message) => refuse(desk, reply, manners, 'bad_request', { message }),
  )
  if (!retrieval.ok) return retrieval.reply
  const unknown = objection(desk, manners, request, retrieval.value.model)
  if (unknown) return refuse(desk, reply, manners, unknown.refusal, unknown)
  const behaviour = desk.scripts.next(manners.provider, retrieval.value.model)
  if (await misbehaved(desk, reply, manners, behaviour)) return reply
  const text = JSON.stringify(retrieval.value.answer())
  return reply
    .type('application/json')
    .send(behaviour.kind === 'garbage' ? text.slice(0, text.length / 2) : text)
}
