import { z } from 'zod'
import { forbidden, may, type Role } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { addMacro, changeMacro, getMacro, listMacros, removeMacro } from './macros.ts'
import { runMacro } from './run.ts'
import { MacroDraft, MacroShape, NewRun, RunAnswer } from './shapes.ts'

const Store = z.object({ storeId: z.uuid() })
const One = Store.extend({ macroId: z.uuid() })
const at = '/stores/:storeId/macros'
const mayRead = { config: { permission: 'inbox.read' } } as const
const mayWrite = { config: { permission: 'inbox.write' } } as const

/** Named rows of actions: one's own, which everybody may keep, and everybody's, which admins keep; and running them. */
export async function macroRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    at,
    { ...mayRead, schema: { params: Store, response: { 200: z.object({ items: z.array(MacroShape) }) } } },
    ({ storeId, member }) =>
      ctx.db.withStore(storeId, async (tx) => ({ items: await listMacros(tx, member.id) })),
  )
  app.post(
    at,
    { ...mayWrite, schema: { params: Store, body: MacroDraft, response: { 201: MacroShape } } },
    async ({ storeId, member, body }, reply) => {
      refuseUnlessMayShare(member.role, body.shared)
      const kept = await ctx.db.withStore(storeId, async (tx) =>
        getMacro(tx, member.id, await addMacro(ctx, tx, member.id, body)),
      )
      return reply.code(201).send(kept)
    },
  )
  app.put(
    `${at}/:macroId`,
    { ...mayWrite, schema: { params: One, body: MacroDraft, response: { 200: MacroShape } } },
    ({ storeId, member, body, params: { macroId } }) =>
      ctx.db.withStore(storeId, async (tx) => {
        const before = await getMacro(tx, member.id, macroId)
        refuseUnlessMayShare(member.role, before.shared || body.shared)
        await changeMacro(ctx, tx, member.id, macroId, body)
        return getMacro(tx, member.id, macroId)
      }),
  )
  app.delete(
    `${at}/:macroId`,
    { ...mayWrite, schema: { params: One, response: { 204: z.null().describe('Done') } } },
    async ({ storeId, member, params: { macroId } }, reply) => {
      await ctx.db.withStore(storeId, async (tx) => {
        const before = await getMacro(tx, member.id, macroId)
        refuseUnlessMayShare(member.role, before.shared)
        await removeMacro(ctx, tx, macroId)
      })
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/stores/:storeId/macro-runs',
    { ...mayWrite, schema: { params: Store, body: NewRun, response: { 200: RunAnswer } } },
    ({ storeId, member, body }) => runMacro(ctx, { storeId, memberId: member.id }, body),
  )
}

function refuseUnlessMayShare(role: Role, shared: boolean): void {
  if (shared && !may(role, 'macros.share')) throw forbidden('macros.share')
}
