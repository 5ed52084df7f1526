import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { parseId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { refusal, toView } from './answers.ts'
import { connectChannel } from './connect.ts'
import { disconnectChannel } from './disconnect.ts'
import { findChannel, listChannels } from './queries.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { signInsMissing, signInsOffered } from './sign-in/start.ts'
import { ChannelView, ConnectRequest, SignInKind } from './wire.ts'

const InStore = z.object({ storeId: z.uuid() })
const OneChannel = InStore.extend({ channelId: z.uuid() })
const Leave = z.object({
  history: z
    .enum(['keep', 'delete'])
    .default('keep')
    .describe('What becomes of the conversations of this channel; deleting may also be asked for later'),
})
const storeOf = (params: { storeId: string }) => parseId<'store'>(params.storeId)

/** The store's channels: list, connect by pasted credentials, disconnect. */
export async function connectingRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/channels',
    {
      config: { permission: 'channels.read' },
      schema: {
        params: InStore,
        response: {
          200: z.object({
            items: z.array(ChannelView),
            next: z.null(),
            signIns: z.array(SignInKind).describe('Where one can sign in instead of pasting a token'),
            signInsMissing: z
              .array(z.object({ kind: SignInKind, variables: z.array(z.string()) }))
              .describe('What is not set for signing in to be offered there'),
            simulatorUrl: z
              .url()
              .nullable()
              .describe('Where one writes as a customer of a simulator that stands in for the providers'),
          }),
        },
      },
    },
    async (request) => {
      const rows = await ctx.db.withStore(storeOf(request.params), listChannels)
      return {
        items: rows.map((row) => toView(ctx, row)),
        next: null,
        signIns: signInsOffered(ctx),
        signInsMissing: signInsMissing(ctx),
        simulatorUrl: ctx.config.simulatorUrl ?? null,
      }
    },
  )

  app.post(
    '/stores/:storeId/channels',
    {
      // Each try asks a provider, and many wrong ones get this server's address throttled there.
      config: { permission: 'channels.write', rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: { params: InStore, body: ConnectRequest, response: { 201: ChannelView } },
    },
    async (request, reply) => {
      const store = storeOf(request.params)
      const outcome = await connectChannel(ctx, store, request.body)
      if (!outcome.ok) throw refusal(outcome)
      const row = await ctx.db.withStore(store, (tx) => findChannel(tx, outcome.channelId))
      if (!row) throw notFound()
      return reply.status(201).send(toView(ctx, row))
    },
  )

  await signInRoutes(app, ctx)

  app.delete(
    '/stores/:storeId/channels/:channelId',
    {
      config: { permission: 'channels.write' },
      schema: { params: OneChannel, querystring: Leave, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { channelId } = request.params
      const { history } = request.query
      const wanted = { channelId, history, by: request.member.id }
      const found = await disconnectChannel(ctx, storeOf(request.params), wanted)
      if (!found) throw notFound()
      return reply.status(204).send(null)
    },
  )
}
