import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { getKeys, keepKeys } from './keys.ts'
import { KeysChange, KeysShape } from './shapes.ts'

const params = z.object({ storeId: z.uuid() })
const mine = '/stores/:storeId/my-keys'
const mayRead = { config: { permission: 'inbox.read' } } as const

/** The reader's own keys: nobody sees or sets those of another. */
export async function keyboardRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(mine, { ...mayRead, schema: { params, response: { 200: KeysShape } } }, ({ storeId, member }) =>
    ctx.db.withStore(storeId, async (tx) => ({ keys: await getKeys(tx, member.id) })),
  )
  app.put(
    mine,
    { ...mayRead, schema: { params, body: KeysChange, response: { 200: KeysShape } } },
    ({ storeId, member, body }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await keepKeys(ctx, tx, member.id, body.keys)
        return { keys: await getKeys(tx, member.id) }
      }),
  )
}
