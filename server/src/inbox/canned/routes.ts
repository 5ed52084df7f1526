import { z } from 'zod'
import { forbidden, may, type Role } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { addCanned, changeCanned, getCanned, listCanned, removeCanned } from './canned.ts'
import { CannedDraft, CannedShape } from './shapes.ts'

const Store = z.object({ storeId: z.uuid() })
const One = Store.extend({ cannedReplyId: z.uuid() })
const at = '/stores/:storeId/canned-replies'
const mayRead = { config: { permission: 'inbox.read' } } as const
const mayWrite = { config: { permission: 'inbox.write' } } as const

/** Ready answers: one's own, which everybody may keep, and everybody's, which admins keep. */
export async function cannedRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    at,
    {
      ...mayRead,
      schema: {
        params: Store,
        response: { 200: z.object({ items: z.array(CannedShape), next: z.null() }) },
      },
    },
    async ({ storeId, member }) => ({
      items: await ctx.db.withStore(storeId, (tx) => listCanned(tx, member.id)),
      next: null,
    }),
  )
  app.post(
    at,
    { ...mayWrite, schema: { params: Store, body: CannedDraft, response: { 201: CannedShape } } },
    async ({ storeId, member, body }, reply) => {
      refuseUnlessMayShare(member.role, body.shared)
      const kept = await ctx.db.withStore(storeId, async (tx) =>
        getCanned(tx, member.id, await addCanned(ctx, tx, member.id, body)),
      )
      return reply.code(201).send(kept)
    },
  )
  app.put(
    `${at}/:cannedReplyId`,
    { ...mayWrite, schema: { params: One, body: CannedDraft, response: { 200: CannedShape } } },
    ({ storeId, member, body, params: { cannedReplyId } }) =>
      ctx.db.withStore(storeId, async (tx) => {
        const before = await getCanned(tx, member.id, cannedReplyId)
        refuseUnlessMayShare(member.role, before.shared || body.shared)
        await changeCanned(ctx, tx, member.id, cannedReplyId, body)
        return getCanned(tx, member.id, cannedReplyId)
      }),
  )
  app.delete(
    `${at}/:cannedReplyId`,
    { ...mayWrite, schema: { params: One, response: { 204: z.null().describe('Done') } } },
    async ({ storeId, member, params: { cannedReplyId } }, reply) => {
      await ctx.db.withStore(storeId, async (tx) => {
        const before = await getCanned(tx, member.id, cannedReplyId)
        refuseUnlessMayShare(member.role, before.shared)
        await removeCanned(ctx, tx, cannedReplyId)
      })
      return reply.code(204).send(null)
    },
  )
}

function refuseUnlessMayShare(role: Role, shared: boolean): void {
  if (shared && !may(role, 'canned.share')) throw forbidden('canned.share')
}
