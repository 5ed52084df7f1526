import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import type { Desk } from './desk.ts'
import { Script } from './script.ts'

const Query = z.object({ provider: z.string().optional() })

/** Routes for tests and the phone: write a script, read what was asked, forget both. */
export function controlRoutes(app: FastifyInstance, desk: Desk): void {
  app.post('/control/models/script', async (request, reply) => {
    const script = Script.safeParse(request.body)
    if (!script.success) return reply.code(400).send({ error: z.prettifyError(script.error) })
    desk.scripts.add(script.data)
    return reply.code(204).send()
  })
  app.delete('/control/models/script', async (_, reply) => {
    desk.scripts.clear()
    return reply.code(204).send()
  })
  app.get('/control/models/requests', async (request) => ({
    requests: desk.requests.list(Query.parse(request.query).provider),
  }))
  app.delete('/control/models/requests', async (_, reply) => {
    desk.requests.clear()
    return reply.code(204).send()
  })
}
