import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { getContact } from '../contacts/read.ts'
import { ContactShape } from '../contacts/shapes.ts'
import { switchForChannel, switchForContact } from './switch.ts'

const OneContact = z.object({ storeId: z.uuid(), contactId: z.uuid() })
const OneChannel = z.object({ storeId: z.uuid(), channelId: z.uuid() })
const Choice = z.strictObject({ answers: z.boolean() })

/** Where the assistant does not answer: to one contact, or on one channel. */
export async function assistantOffRoutes(app: App, ctx: Ctx): Promise<void> {
  app.patch(
    '/stores/:storeId/contacts/:contactId/assistant',
    {
      config: { permission: 'inbox.write' },
      schema: { params: OneContact, body: Choice, response: { 200: ContactShape } },
    },
    ({ storeId, params, body, member }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await switchForContact(ctx, tx, params.contactId, { ...body, memberId: member.id })
        return getContact(ctx, tx, params.contactId)
      }),
  )
  app.patch(
    '/stores/:storeId/channels/:channelId/assistant',
    {
      config: { permission: 'channels.write' },
      schema: { params: OneChannel, body: Choice, response: { 200: Choice } },
    },
    ({ storeId, params, body, member }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await switchForChannel(ctx, tx, params.channelId, { ...body, memberId: member.id })
        return body
      }),
  )
}
