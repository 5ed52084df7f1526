import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { getContact } from '../contacts/read.ts'
import { ContactShape } from '../contacts/shapes.ts'
import { blockWhys } from '../reading/shapes.ts'
import { blockContact, unblockContact } from './block.ts'

const One = z.object({ storeId: z.uuid(), contactId: z.uuid() })
const mayWrite = { config: { permission: 'inbox.write' } } as const
const at = '/stores/:storeId/contacts/:contactId/block'

/** Whom the shop does not want to hear. */
export async function blockingRoutes(app: App, ctx: Ctx): Promise<void> {
  app.put(
    at,
    {
      ...mayWrite,
      schema: {
        params: One,
        body: z.strictObject({ why: z.enum(blockWhys) }),
        response: { 200: ContactShape },
      },
    },
    ({ storeId, params, body, member }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await blockContact(ctx, tx, params.contactId, body.why, member.id)
        return getContact(ctx, tx, params.contactId)
      }),
  )
  app.delete(
    at,
    { ...mayWrite, schema: { params: One, response: { 200: ContactShape } } },
    ({ storeId, params, member }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await unblockContact(ctx, tx, params.contactId, member.id)
        return getContact(ctx, tx, params.contactId)
      }),
  )
}
