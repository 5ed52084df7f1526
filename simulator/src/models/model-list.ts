import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Desk, objection, refuse } from './desk.ts'
import type { Manners } from './wires/wire.ts'

const openaiModels = ['gpt-5.6-luna', 'gpt-5-mini', 'gpt-4.1-mini', 'gpt-4o', 'text-embedding-3-small']

/** The models that the simulated OpenAI lists; it answers to any name of its families. */
export const openaiModelList = () => ({ object: 'list', data: openaiModels.map(openaiModel) })

export const openaiModel = (id: string) => ({
  id,
  object: 'model',
  created: 1_700_000_000,
  owned_by: 'system',
})

/** Answers a question about the models themselves. */
export function serveModels(
  desk: Desk,
  manners: Manners,
  request: FastifyRequest,
  reply: FastifyReply,
  body: unknown,
  model?: string,
): FastifyReply {
  const stranger = objection(desk, manners, request, model)
  return stranger ? refuse(desk, reply, manners, stranger.refusal, stranger) : reply.send(body)
}
