import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Language, languageOf } from '../../mail/texts.ts'
import { pageHeaders } from '../../phone/headers.ts'
import { queryOf } from '../graph.ts'

/** By the address, else by what the browser prefers. */
export function languageFor(request: FastifyRequest): Language {
  if (queryOf(request)['lang'] !== undefined) return languageOf(request.query)
  return languageOf({ lang: request.headers['accept-language']?.slice(0, 2) })
}

const headers = {
  ...pageHeaders,
  // The answer goes to this page and from there, by redirect, back to the app.
  'content-security-policy': (pageHeaders['content-security-policy'] ?? '').replace(
    "form-action 'none'; ",
    '',
  ),
}

export const sendPage = (reply: FastifyReply, status: number, html: string): FastifyReply =>
  reply.code(status).headers(headers).type('text/html; charset=utf-8').send(html)
