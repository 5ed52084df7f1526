import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readForms, readLenientBodies } from '../bodies.ts'
import { hangs, losesAnswer } from '../delivery/send-faults.ts'
import type { TelegramAccount } from '../world/accounts.ts'
import type { World } from '../world/world.ts'
import { BotApiError, malformedToken, unauthorized, unknownMethod } from './errors.ts'
import { botMethods } from './methods.ts'
import type { Telegram } from './telegram.ts'

type Call = { Params: { token: string; method: string } }

/** The Bot API, to be registered under `/telegram`. */
export function telegramRoutes(world: World, telegram: Telegram) {
  const methods = botMethods(world, telegram)

  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler((error: unknown, _request, reply) => {
      const refusal = error instanceof BotApiError ? error : unexpected(error)
      if (refusal.retryAfter !== undefined) reply.header('retry-after', refusal.retryAfter)
      void reply.code(refusal.status).send(refusal.envelope())
    })
    app.setNotFoundHandler((_request, reply) => {
      void reply.code(404).send(new BotApiError(404, 'Not Found').envelope())
    })
    readLenientBodies(app)
    readForms(app)

    app.route<Call>({
      method: ['GET', 'POST'],
      url: '/bot:token/:method',
      handler: async (request, reply) => {
        const account = botOf(world, request.params.token)
        const method = methods.get(request.params.method.toLowerCase())
        if (!method) throw unknownMethod()
        const sends = /^send(message|photo|video|voice|audio|document|mediagroup)$/i.test(
          request.params.method,
        )
        if (sends && hangs(world, 'telegram', reply)) return reply
        const { result, description } = await method(account, parametersOf(request))
        if (sends && losesAnswer(world, 'telegram', request, reply)) return reply
        return { ok: true, result, ...(description ? { description } : {}) }
      },
    })

    app.get<{ Params: { token: string; id: string } }>(
      '/file/bot:token/files/:id',
      async (request, reply) => {
        botOf(world, request.params.token)
        const file = world.files.get(request.params.id)
        if (!file) throw new BotApiError(404, 'Not Found')
        return reply.type('application/octet-stream').send(file.bytes)
      },
    )
  }
}

function botOf(world: World, token: string): TelegramAccount {
  const wellFormed = token.includes(':') && !token.startsWith('0') && token.length <= 80
  if (!wellFormed) throw malformedToken()
  const account = world.accounts.find(
    (candidate) => candidate.channel === 'telegram' && candidate.token === token,
  )
  if (account?.channel !== 'telegram' || world.faults.take('tokenExpired', 'telegram')) throw unauthorized()
  return account
}

function parametersOf(request: FastifyRequest): Record<string, unknown> {
  return { ...asRecord(request.query), ...asRecord(request.body) }
}

function asRecord(value: unknown): Record<string, unknown> {
  if (value instanceof FormData) return Object.fromEntries(value)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function unexpected(error: unknown): BotApiError {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return new BotApiError(413, 'Request Entity Too Large')
  if (status >= 400 && status < 500)
    return new BotApiError(400, "Bad Request: can't parse request parameters")
  return new BotApiError(500, 'Internal Server Error')
}
