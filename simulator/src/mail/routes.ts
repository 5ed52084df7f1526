import type { FastifyInstance } from 'fastify'
import { pageHeaders } from '../phone/headers.ts'
import type { Mailbox } from './mailbox.ts'
import { listPage, mailPage, missingPage } from './pages.ts'

/** The mailbox as pages for people and as JSON for tests. */
export function mailRoutes(mailbox: Mailbox) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/control/mails', async () => ({ mails: mailbox.list() }))
    app.delete('/control/mails', async () => {
      mailbox.clear()
      return { mails: [] }
    })

    app.get('/mailbox', async (_request, reply) =>
      reply.headers(pageHeaders).type('text/html; charset=utf-8').send(listPage(mailbox.list())),
    )
    app.get<{ Params: { id: string } }>('/mailbox/:id', async (request, reply) => {
      const mail = mailbox.find(request.params.id)
      return reply
        .code(mail ? 200 : 404)
        .headers(pageHeaders)
        .type('text/html; charset=utf-8')
        .send(mail ? mailPage(mail) : missingPage())
    })
  }
}
