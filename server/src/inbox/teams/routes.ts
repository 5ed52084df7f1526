import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { MyWork, NewTeam, TeamChange, TeamShape, WorkChange, WorkShape } from './shapes.ts'
import { addTeam, changeTeam, listTeams, removeTeam } from './teams.ts'
import { changeWork, listWork } from './work.ts'

const Store = z.object({ storeId: z.uuid() })
const OneTeam = Store.extend({ teamId: z.uuid() })
const OneMember = Store.extend({ memberId: z.uuid() })

const mayRead = { config: { permission: 'inbox.read' } } as const
const mayWrite = { config: { permission: 'inbox.write' } } as const
const mayManage = { config: { permission: 'organising.write' } } as const
const at = '/stores/:storeId'

/** Who answers together, and who is given conversations. */
export async function teamRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    `${at}/teams`,
    { ...mayRead, schema: { params: Store, response: { 200: z.object({ items: z.array(TeamShape) }) } } },
    ({ storeId }) => ctx.db.withStore(storeId, async (tx) => ({ items: await listTeams(tx) })),
  )
  app.post(
    `${at}/teams`,
    { ...mayManage, schema: { params: Store, body: NewTeam, response: { 201: TeamShape } } },
    async ({ storeId, body }, reply) =>
      reply.code(201).send(await ctx.db.withStore(storeId, (tx) => addTeam(ctx, tx, body))),
  )
  app.patch(
    `${at}/teams/:teamId`,
    { ...mayManage, schema: { params: OneTeam, body: TeamChange, response: { 200: TeamShape } } },
    ({ storeId, params, body }) =>
      ctx.db.withStore(storeId, (tx) => changeTeam(ctx, tx, params.teamId, body)),
  )
  app.delete(
    `${at}/teams/:teamId`,
    { ...mayManage, schema: { params: OneTeam, response: { 204: z.null().describe('Done') } } },
    async ({ storeId, params }, reply) => {
      await ctx.db.withStore(storeId, (tx) => removeTeam(ctx, tx, params.teamId))
      return reply.code(204).send(null)
    },
  )
  await workRoutes(app, ctx)
}

async function workRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    `${at}/member-work`,
    { ...mayRead, schema: { params: Store, response: { 200: z.object({ items: z.array(WorkShape) }) } } },
    ({ storeId }) => ctx.db.withStore(storeId, async (tx) => ({ items: await listWork(tx) })),
  )
  app.put(
    `${at}/my-work`,
    { ...mayWrite, schema: { params: Store, body: MyWork, response: { 200: WorkShape } } },
    ({ storeId, member, body }) => ctx.db.withStore(storeId, (tx) => changeWork(ctx, tx, member.id, body)),
  )
  app.patch(
    `${at}/member-work/:memberId`,
    { ...mayManage, schema: { params: OneMember, body: WorkChange, response: { 200: WorkShape } } },
    ({ storeId, params, body }) =>
      ctx.db.withStore(storeId, (tx) => changeWork(ctx, tx, params.memberId, body)),
  )
}
