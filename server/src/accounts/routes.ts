import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { notFound } from '#platform/problems.ts'
import {
  MeAnswer,
  MeChange,
  MemberAnswer,
  StoreAnswer,
  StoreChange,
  StoreRequest,
  StoreWithRole,
} from './contract.ts'
import { listMembers } from './members.ts'
import { changePerson, getPerson, runsPlatform } from './people.ts'
import { changeStore, createStore, getStore, storesOf } from './stores.ts'

const tags = ['accounts']
const params = z.object({ storeId: z.string() })

/** The person who is signed in, their stores, and a store's own page. */
export async function accountsRoutes(app: App, ctx: Ctx): Promise<void> {
  const me = async (id: Parameters<typeof storesOf>[1]) => {
    const person = await ctx.db.asOwner((tx) => getPerson(tx, id))
    if (!person) throw notFound()
    return { person, stores: await storesOf(ctx, id), platformOperator: await runsPlatform(ctx, id) }
  }

  app.get(
    '/me',
    { config: { signedIn: true }, schema: { operationId: 'getMe', tags, response: { 200: MeAnswer } } },
    (request) => me(request.personId),
  )

  app.patch(
    '/me',
    {
      config: { signedIn: true },
      schema: { operationId: 'changeMe', tags, body: MeChange, response: { 200: MeAnswer } },
    },
    async (request) => {
      await ctx.db.asOwner((tx) => changePerson(tx, request.personId, request.body, ctx.clock.now()))
      return me(request.personId)
    },
  )

  app.post(
    '/stores',
    {
      config: { signedIn: true, rateLimit: { max: 20, timeWindow: 3_600_000 } },
      schema: { operationId: 'createStore', tags, body: StoreRequest, response: { 201: StoreWithRole } },
    },
    async (request, reply) => {
      const store = await createStore(ctx, request.body, request.personId)
      return reply.code(201).send({ ...store, role: 'owner' as const, languages: [...store.languages] })
    },
  )

  app.get(
    '/stores/:storeId',
    {
      config: { permission: 'store.read' },
      schema: { operationId: 'getStore', tags, params, response: { 200: StoreAnswer } },
    },
    async (request) => found(await ctx.db.withStore(request.storeId, getStore)),
  )

  app.patch(
    '/stores/:storeId',
    {
      config: { permission: 'store.write' },
      schema: { operationId: 'changeStore', tags, params, body: StoreChange, response: { 200: StoreAnswer } },
    },
    async (request) => found(await ctx.db.withStore(request.storeId, (tx) => changeStore(tx, request.body))),
  )

  app.get(
    '/stores/:storeId/members',
    {
      config: { permission: 'members.read' },
      schema: {
        operationId: 'listMembers',
        tags,
        params,
        response: { 200: z.object({ items: z.array(MemberAnswer), next: z.null() }) },
      },
    },
    async (request) => {
      const members = await ctx.db.withStore(request.storeId, listMembers)
      return {
        items: members.map(({ id, firstName, lastName, email, role }) => ({
          id,
          firstName,
          lastName,
          email,
          role,
        })),
        next: null,
      }
    },
  )
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound()
  return value
}
