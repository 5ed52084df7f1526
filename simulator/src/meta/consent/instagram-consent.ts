import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { readLenientBodies } from '../../bodies.ts'
import { demoInstagramAppId, demoInstagramAppSecret, type InstagramAccount } from '../../world/accounts.ts'
import type { World } from '../../world/world.ts'
import { queryOf } from '../graph.ts'
import { languageFor, sendPage } from './answer.ts'
import { type Asked, consentPage, refusedPage } from './page.ts'
import { isScope } from './texts.ts'

const Answer = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  state: z.string(),
  asked: z.string(),
  account: z.string().optional(),
  answer: z.enum(['allow', 'deny']),
})

/** instagram.com: the dialog in which somebody lets an app in, to be registered under `/instagram-web`. */
export function instagramConsent(world: World) {
  return async (app: FastifyInstance): Promise<void> => {
    readLenientBodies(app)

    app.get('/oauth/authorize', (request, reply) => {
      const query = queryOf(request)
      const language = languageFor(request)
      const asked = askedBy(world, query)
      if (typeof asked === 'string') return sendPage(reply, 400, refusedPage(asked, language))
      const accounts = accountsOf(world)
      if (accounts.length === 0) return sendPage(reply, 400, refusedPage('nobody', language))
      return sendPage(reply, 200, consentPage(asked, accounts, language))
    })

    app.post('/oauth/authorize', (request, reply) => {
      const form = Answer.safeParse(request.body)
      if (!form.success) return sendPage(reply, 400, refusedPage('wrongScope', languageFor(request)))
      const { answer, account, asked: scope, ...rest } = form.data
      const asked = askedBy(world, { ...rest, scope, response_type: 'code' })
      if (typeof asked === 'string') return sendPage(reply, 400, refusedPage(asked, languageFor(request)))
      if (answer === 'deny') return reply.redirect(back(asked, denied), 302)
      const id = accountsOf(world).find((each) => each.id === account)?.id
      if (!id) return sendPage(reply, 400, refusedPage('nobody', languageFor(request)))
      const code = world.grants.allow(id, ticked(asked, request.body), asked.redirectUri)
      return reply.redirect(`${back(asked, { code })}#_`, 302)
    })
  }
}

const denied = {
  error: 'access_denied',
  error_reason: 'user_denied',
  error_description: 'The user denied your request.',
}

const accountsOf = (world: World): InstagramAccount[] =>
  world.accounts.filter((account) => account.channel === 'instagram')

function askedBy(
  world: World,
  query: Record<string, string | undefined>,
): Asked | 'wrongApp' | 'wrongAddress' | 'wrongScope' {
  const { client_id: clientId = '', redirect_uri: redirectUri = '', state = '' } = query
  const scopes = (query['scope'] ?? '').split(/[,\s]+/).filter((name) => name !== '')
  if (clientId !== demoInstagramAppId || query['response_type'] !== 'code') return 'wrongApp'
  if (!URL.canParse(redirectUri) || new URL(redirectUri).origin !== new URL(world.serverUrl).origin)
    return 'wrongAddress'
  const known = scopes.filter(isScope)
  if (known.length === 0 || known.length < scopes.length) return 'wrongScope'
  return { clientId, redirectUri, state, scopes: known }
}

function ticked(asked: Asked, body: unknown): string[] {
  const fields = typeof body === 'object' && body !== null ? body : {}
  return asked.scopes.filter((scope) => scope === 'instagram_business_basic' || scope in fields)
}

function back({ redirectUri, state }: Asked, answer: Record<string, string>): string {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries({ ...answer, state })) url.searchParams.set(name, value)
  return url.href
}

const Exchange = z.object({
  client_id: z.literal(demoInstagramAppId),
  client_secret: z.literal(demoInstagramAppSecret),
  grant_type: z.literal('authorization_code'),
  redirect_uri: z.string(),
  code: z.string(),
})

/** api.instagram.com: a code for a token of an hour, to be registered under `/instagram-api`. */
export function instagramCodes(world: World) {
  return async (app: FastifyInstance): Promise<void> => {
    readLenientBodies(app)
    app.post('/oauth/access_token', (request, reply) => {
      const asked = Exchange.safeParse(request.body)
      if (!asked.success) return refuse(reply, 'Invalid platform app')
      const grant = world.grants.redeem(asked.data.code, asked.data.redirect_uri)
      const account = world.account('instagram', grant?.accountId)
      if (!grant || !account)
        return refuse(
          reply,
          'This authorization code has been used, has expired, or its redirect_uri differs',
        )
      const { token, permissions } = grant
      return reply.send({
        access_token: token,
        user_id: account.appScopedId,
        permissions: permissions.join(','),
      })
    })
  }
}

const refuse = (reply: FastifyReply, why: string): FastifyReply =>
  reply.code(400).send({ error_type: 'OAuthException', code: 400, error_message: why })
