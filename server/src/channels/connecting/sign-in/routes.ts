import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { type ChannelId, parseId, type StoreId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problems.ts'
import type { OfferedNumber } from '../../whatsapp/sign-up/numbers.ts'
import { refusal, toView } from '../answers.ts'
import { findChannel } from '../queries.ts'
import { ChannelView, ChooseNumber, FinishSignIn, SignInNumbers, StartSignIn } from '../wire.ts'
import { chooseNumber } from './choose.ts'
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
      const url = await startSignIn(ctx, store, request.body, starterOf(request))
      if (!url) throw problemOf({ ok: false, code: 'not_offered' })
      return reply.status(201).header('cache-control', 'no-store').send({ url })
    },
  )

  app.post(
    '/stores/:storeId/channels/sign-ins/completion',
    {
      config,
      schema: { params: InStore, body: FinishSignIn, response: { 200: SignInNumbers, 201: ChannelView } },
    },
    async (request, reply) => {
      const store = parseId<'store'>(request.params.storeId)
      const outcome = await finishSignIn(ctx, store, starterOf(request), request.body)
      if (!outcome.ok) throw problemOf(outcome)
      if (outcome.ok === 'choose') return reply.status(200).send({ numbers: outcome.numbers.map(asNumber) })
      return reply.status(201).send(await viewOf(ctx, store, outcome.channelId))
    },
  )

  app.post(
    '/stores/:storeId/channels/sign-ins/choice',
    { config, schema: { params: InStore, body: ChooseNumber, response: { 201: ChannelView } } },
    async (request, reply) => {
      const store = parseId<'store'>(request.params.storeId)
      const outcome = await chooseNumber(ctx, store, starterOf(request), request.body)
      if (!outcome.ok) throw problemOf(outcome)
      return reply.status(201).send(await viewOf(ctx, store, outcome.channelId))
    },
  )
}

async function viewOf(ctx: Ctx, store: StoreId, channelId: ChannelId): Promise<ChannelView> {
  const row = await ctx.db.withStore(store, (tx) => findChannel(tx, channelId))
  if (!row) throw notFound()
  return toView(ctx, row)
}

const asNumber = ({ wabaId: _, ...number }: OfferedNumber) => number

const starterOf = ({ member, sessionId }: FastifyRequest): Starter => ({ memberId: member.id, sessionId })

const notRegistered = {
  pin_missing: 'This number has to be registered with a PIN of six digits.',
  pin_wrong: 'The number has another PIN. Enter it, or reset it in WhatsApp Manager.',
  pin_locked: 'Too many wrong PINs. Wait until WhatsApp lets you try again.',
  number_unverified: 'The number has to be verified by a code first, in WhatsApp Manager.',
  number_busy: 'The number is just leaving another service or was moved too often. Try again later.',
  number_refused: 'WhatsApp did not register this number. It may still be in use elsewhere.',
} as const

function problemOf(outcome: Extract<SignInOutcome, { ok: false }>): Problem {
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
    case 'no_number':
      return new Problem(
        422,
        'sign_in_no_number',
        'The business account has no phone number. Add one and begin again.',
      )
    case 'number_foreign':
      return new Problem(422, 'sign_in_number_foreign', 'This number was not given to us in the sign-in.')
    case 'pin_missing':
    case 'pin_wrong':
    case 'pin_locked':
    case 'number_unverified':
    case 'number_busy':
    case 'number_refused':
      return new Problem(422, `sign_in_${outcome.code}`, notRegistered[outcome.code])
    case 'unreachable':
      if ('field' in outcome) return refusal(outcome)
      return new Problem(
        503,
        'channel_provider_unreachable',
        'The provider does not answer now. Begin again later.',
      )
    default:
      return refusal(outcome)
  }
}
