import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { parseId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problems.ts'
import { refusal, toView } from '../answers.ts'
import { findChannel } from '../queries.ts'
import { ChannelView, FinishSignIn, StartSignIn } from '../wire.ts'
import { finishSignIn, type SignInOutcome } from './finish.ts'
import { startSignIn } from './start.ts'
import type { Starter } from './state.ts'

const InStore = z.object({ storeId: z.uuid() })
const config = {
  permission: 'channels.write',
  // Each try may ask a provider, and many wrong ones get this server's address throttled there.
  rateLimit: { max: 20, timeWindow: '1 minute' },
} as const

/** Connecting a channel by signing in at its provider: where to go, and what came back. */
export async function signInRoutes(app: App, ctx: Ctx): Promise<void> {
  app.post(
    '/stores/:storeId/channels/sign-ins',
    {
      config,
      schema: { params: InStore, body: StartSignIn, response: { 201: z.object({ url: z.url() }) } },
    },
    async (request, reply) => {
      const store = parseId<'store'>(request.params.storeId)
      const url = await startSignIn(ctx, store, request.body.kind, starterOf(request))
      if (!url) throw problemOf({ ok: false, code: 'not_offered' })
      return reply.status(201).header('cache-control', 'no-store').send({ url })
    },
  )

  app.post(
    '/stores/:storeId/channels/sign-ins/completion',
    { config, schema: { params: InStore, body: FinishSignIn, response: { 201: ChannelView } } },
    async (request, reply) => {
      const store = parseId<'store'>(request.params.storeId)
      const outcome = await finishSignIn(ctx, store, starterOf(request), request.body)
      if (!outcome.ok) throw problemOf(outcome)
      const row = await ctx.db.withStore(store, (tx) => findChannel(tx, outcome.channelId))
      if (!row) throw notFound()
      return reply.status(201).send(toView(ctx, row))
    },
  )
}

const starterOf = ({ member, sessionId }: FastifyRequest): Starter => ({ memberId: member.id, sessionId })

function problemOf(outcome: Exclude<SignInOutcome, { ok: true }>): Problem {
  switch (outcome.code) {
    case 'void':
      return new Problem(409, 'sign_in_void', 'This sign-in is over or was begun elsewhere. Begin again.', {
        reason: outcome.reason,
      })
    case 'denied':
      return new Problem(422, 'sign_in_denied', 'Access was not allowed, so nothing is connected.')
    case 'permission_missing':
      return new Problem(422, 'sign_in_permission_missing', 'A permission that is needed was not allowed.', {
        permissions: outcome.permissions,
      })
    case 'code_refused':
      return new Problem(422, 'sign_in_refused', 'The provider refused this sign-in. Begin again.')
    case 'not_offered':
      return new Problem(
        409,
        'sign_in_not_offered',
        'This installation has no app at the provider to sign in with.',
      )
    case 'unreachable':
      return new Problem(
        503,
        'channel_provider_unreachable',
        'The provider does not answer now. Begin again later.',
      )
    default:
      return refusal(outcome)
  }
}
