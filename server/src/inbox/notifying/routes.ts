import { z } from 'zod'
import { languageOfSession } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { InStore } from '#platform/http/params.ts'
import type { MemberId, StoreId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problems.ts'
import { pushKeysOf } from './keys.ts'
import { type Outcome, push } from './push.ts'
import { NewSubscription, PushKeyShape, SubscriptionShape, TrialShape } from './shapes.ts'
import { dropOwn, dropSubscription, findOwn, keepSubscription } from './subscriptions.ts'
import { trialWords } from './words.ts'

const at = '/stores/:storeId/push-subscriptions'
const One = InStore.extend({ subscriptionId: z.uuid() })
/** Whoever reads the inbox may be told of it; nobody sees another's browsers. */
const own = { config: { permission: 'inbox.read' } } as const
const seldom = { config: { ...own.config, rateLimit: { max: 10, timeWindow: '1 minute' } } } as const

const wrongEndpoint = () =>
  new Problem(422, 'push_endpoint_wrong', 'The address of a push service begins with https.', {
    field: 'endpoint',
  })

/** Browsers in which a member is told while no panel of theirs is open. */
export async function notifyingRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/push-key',
    { ...own, schema: { params: InStore, response: { 200: PushKeyShape } } },
    ({ storeId }) =>
      ctx.db.withStore(storeId, async (tx) => ({ publicKey: (await pushKeysOf(ctx, tx)).publicKey })),
  )
  app.put(
    at,
    { ...own, schema: { params: InStore, body: NewSubscription, response: { 200: SubscriptionShape } } },
    ({ storeId, member, sessionId, body: { endpoint, keys, words } }) => {
      if (!ctx.fetching.takes(endpoint)) throw wrongEndpoint()
      return ctx.db.withStore(storeId, (tx) =>
        keepSubscription(ctx, tx, { memberId: member.id, sessionId }, { endpoint, ...keys }, words),
      )
    },
  )
  app.delete(
    `${at}/:subscriptionId`,
    { ...own, schema: { params: One, response: { 204: z.null().describe('Done') } } },
    async ({ storeId, member, params }, reply) => {
      if (!(await ctx.db.withStore(storeId, (tx) => dropOwn(tx, member.id, params.subscriptionId))))
        throw notFound()
      return reply.code(204).send(null)
    },
  )
  app.post(
    `${at}/:subscriptionId/trials`,
    { ...seldom, schema: { params: One, response: { 200: TrialShape } } },
    async ({ storeId, member, sessionId, params: { subscriptionId } }) => {
      const { kind } = await tryOne(ctx, { storeId, memberId: member.id, sessionId, subscriptionId })
      if (kind === 'gone') await ctx.db.withStore(storeId, (tx) => dropSubscription(tx, subscriptionId))
      return { outcome: kind }
    },
  )
}

interface Trial {
  readonly storeId: StoreId
  readonly memberId: MemberId
  readonly sessionId: string
  readonly subscriptionId: string
}

async function tryOne(ctx: Ctx, { storeId, memberId, sessionId, subscriptionId }: Trial): Promise<Outcome> {
  const { browser, keys } = await ctx.db.withStore(storeId, async (tx) => ({
    browser: await findOwn(tx, memberId, subscriptionId),
    keys: await pushKeysOf(ctx, tx),
  }))
  if (!browser) throw notFound()
  const language = (await languageOfSession(ctx, sessionId)) ?? 'ru'
  const link = `/s/${storeId}/settings`
  return push(ctx, keys, browser, { ...trialWords[language], tag: 'trial', link })
}
