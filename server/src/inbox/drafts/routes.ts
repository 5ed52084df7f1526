import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { InThread } from '#platform/http/params.ts'
import { getMessage } from '../reading/conversations.ts'
import { MessageShape } from '../reading/shapes.ts'
import { approveDraft, type DraftPorts } from './approve.ts'
import { openDraft } from './draft.ts'
import { DraftChanged } from './errors.ts'
import { dropDraft, writeAgain } from './part.ts'

const One = InThread.extend({ draftId: z.uuid() })

const DraftShape = z
  .object({
    id: z.uuid(),
    text: z.string(),
    turnId: z.uuid().describe('Of its receipt'),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Draft' })

const Nothing = z.null().describe('Done')
const mayRead = { config: { permission: 'inbox.read' } } as const
const mayWrite = { config: { permission: 'inbox.write' } } as const
const at = '/stores/:storeId/conversations/:conversationId'

/** Answers of the assistant that wait for a person. */
export async function draftRoutes(app: App, ctx: Ctx, ports: DraftPorts): Promise<void> {
  app.get(
    `${at}/draft`,
    {
      ...mayRead,
      schema: { params: InThread, response: { 200: z.object({ draft: DraftShape.nullable() }) } },
    },
    async ({ storeId, params: { conversationId } }) => {
      const draft = await ctx.db.withStore(storeId, (tx) => openDraft(tx, conversationId))
      if (!draft) return { draft: null }
      const { id, text, turnId, at: writtenAt } = draft
      return { draft: { id, text, turnId, at: writtenAt.toISOString() } }
    },
  )
  app.post(
    `${at}/drafts/:draftId/approval`,
    { ...mayWrite, schema: { params: One, response: { 200: MessageShape } } },
    async ({ storeId, member, params }) => {
      const approval = { ...params, memberId: member.id }
      const message = await ctx.db.withStore(storeId, async (tx) => {
        const approved = await approveDraft(ctx, tx, ports, approval)
        return approved.result === 'sent'
          ? getMessage(ctx, tx, params.conversationId, approved.messageId)
          : undefined
      })
      // Told after what has changed is kept.
      if (!message) throw new DraftChanged()
      return message
    },
  )
  app.post(
    `${at}/drafts/:draftId/rewriting`,
    { ...mayWrite, schema: { params: One, response: { 204: Nothing } } },
    async ({ storeId, params }, reply) => {
      await ctx.db.withStore(storeId, (tx) => writeAgain(ctx, tx, params))
      return reply.code(204).send(null)
    },
  )
  app.delete(
    `${at}/drafts/:draftId`,
    { ...mayWrite, schema: { params: One, response: { 204: Nothing } } },
    async ({ storeId, params }, reply) => {
      await ctx.db.withStore(storeId, (tx) => dropDraft(ctx, tx, params))
      return reply.code(204).send(null)
    },
  )
}
