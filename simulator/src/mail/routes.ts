import type { FastifyInstance, FastifyReply } from 'fastify'
import { pageHeaders } from '../phone/headers.ts'
import type { Mailbox } from './mailbox.ts'
import { listPage, mailPage, missingPage } from './pages.ts'
import { languageOf } from './texts.ts'

/** The mailbox as pages for people and as JSON for tests. */
export function mailRoutes(mailbox: Mailbox) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/control/mails', async () => ({ mails: mailbox.list() }))
    app.delete('/control/mails', async () => {
      mailbox.clear()
      return { mails: [] }
    })

    app.get('/mailbox', (request, reply) =>
      sendPage(reply, 200, listPage(mailbox.list(), languageOf(request.query))),
    )
    app.get<{ Params: { id: string } }>('/mailbox/:id', (request, reply) => {
      const mail = mailbox.find(request.params.id)
      const language = languageOf(request.query)
      return mail
        ? sendPage(reply, 200, mailPage(mail, language))
        : sendPage(reply, 404, missingPage(language))
    })
  }
}

function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.code(status).headers(pageHeaders).type('text/html; charset=utf-8').send(html)
}
