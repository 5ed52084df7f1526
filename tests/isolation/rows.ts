import { seedAssistant } from '../../server/src/assistant/index.ts'
import { createProduct } from '../../server/src/catalog/index.ts'
import { addDocument } from '../../server/src/knowledge/index.ts'
import { newId, type StoreId } from '../../server/src/platform/ids.ts'
import type { TestCtx } from '../../server/src/testing/index.ts'

/** One value for each name that a path may hold. */
export type Ids = Readonly<Record<string, string>>

/** A store with one row of everything that has an address; every text carries `canary`. */
export async function fillStore(ctx: TestCtx, store: StoreId, canary: string): Promise<Ids> {
  const product = await createProduct(ctx, store, {
    texts: { ru: { title: `${canary} рубашка`, description: canary } },
    variants: [
      { sku: `${canary}-1`, options: { size: 'L' }, price: { minor: 100n, currency: 'KGS' }, stock: 1 },
    ],
  })
  const document = await addDocument(ctx, store, {
    title: canary,
    format: 'text',
    text: `${canary} доставка`,
  })
  await seedAssistant(ctx, store)
  const conversation = await addConversation(ctx, store, canary)
  const templateId = await addTemplate(ctx, store, canary)
  const cannedReplyId = await addTalkInside(ctx, store, conversation, canary)
  const organising = await addOrganising(ctx, store, canary, conversation['conversationId'] ?? '')
  return {
    ...conversation,
    ...organising,
    templateId,
    cannedReplyId,
    deliveryId: await addFailedDelivery(ctx, store, conversation['channelId'] ?? '', canary),
    productId: product.id,
    documentId: document.id,
    provider: 'openai',
    service: 'elevenlabs',
  }
}

async function addConversation(ctx: TestCtx, store: StoreId, canary: string): Promise<Ids> {
  const connectionId = `bc-${canary}`
  const [channelId, contactId, conversationId, messageId, turnId, attachmentId] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ]
  const now = ctx.clock.now()
  await ctx.db.withStore(store, async (tx) => {
    await tx.query(
      `insert into channel (store_id, id, kind, name, external_id, settings, connected_at)
       values ($1, $2, 'telegram', $3, $3, jsonb_build_object('wabaId', $3::text), $4)`,
      [store, channelId, canary, now],
    )
    await tx.query(
      `insert into business_connection (store_id, channel_id, id, owner_id, owner_name, enabled, may_reply, may_read,
         changed_at, asked_at, approval) values ($1, $2, $3, $3, $3, true, true, true, $4, $4, 'waiting')`,
      [store, channelId, connectionId, now],
    )
    await tx.query(`insert into contact (store_id, id, name, created_at) values ($1, $2, $3, $4)`, [
      store,
      contactId,
      canary,
      now,
    ])
    await tx.query(
      `insert into conversation (store_id, id, contact_id, channel_id, external_id, last_message_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $6)`,
      [store, conversationId, contactId, channelId, canary, now],
    )
    await tx.query(
      `insert into identity (store_id, channel_id, external_id, contact_id, conversation_id, username) values ($1, $2, $3, $4, $5, $3)`,
      [store, channelId, canary, contactId, conversationId],
    )
    await tx.query(
      `insert into turn (store_id, id, conversation_id, assistant_name, provider, model, input_tokens, output_tokens, latency_ms, steps, sources, outcome, at)
       values ($1, $2, $3, $4, 'offline', 'offline', 1, 1, 1, 1, '[]', 'answered', $5)`,
      [store, turnId, conversationId, canary, now],
    )
    await tx.query(
      `insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, turn_id, status, created_at)
       values ($1, $2, $3, $4, 'out', 'assistant', 'text', $5, $6, 'failed', $7)`,
      [store, messageId, conversationId, channelId, canary, turnId, now],
    )
    await tx.query(
      `insert into attachment (store_id, id, message_id, position, kind, state, source, name, created_at)
       values ($1, $2, $3, 0, 'image', 'failed', jsonb_build_object('id', $4::text), $4, $5)`,
      [store, attachmentId, messageId, canary, now],
    )
  })
  return { channelId, connectionId, conversationId, messageId, attachmentId }
}

async function addOrganising(
  ctx: TestCtx,
  store: StoreId,
  canary: string,
  conversationId: string,
): Promise<Ids> {
  const [labelId, stageId] = [newId(), newId()]
  await ctx.db.withStore(store, async (tx) => {
    await tx.query(
      `insert into label (store_id, id, name, colour, position) values ($1, $2, $3, 'lake', 0)`,
      [store, labelId, canary],
    )
    await tx.query(
      `insert into conversation_label (store_id, conversation_id, label_id) values ($1, $2, $3)`,
      [store, conversationId, labelId],
    )
    await tx.query(`insert into stage (store_id, id, name, position) values ($1, $2, $3, 9)`, [
      store,
      stageId,
      canary,
    ])
  })
  return { labelId, stageId }
}

async function addTemplate(ctx: TestCtx, store: StoreId, canary: string): Promise<string> {
  const id = newId()
  await ctx.db.withStore(store, (tx) =>
    tx.query(
      `insert into message_template (store_id, id, business_id, provider_id, name, language, category, state, components,
         state_at, category_at, quality_at, checked_at)
       values ($1, $2, $3, $3, $3, 'ru', 'utility', 'approved', '[]', $4, $4, $4, $4)`,
      [store, id, canary, ctx.clock.now()],
    ),
  )
  return id
}

/** A note that mentions whoever owns the store, and a ready answer of everybody's. */
async function addTalkInside(
  ctx: TestCtx,
  store: StoreId,
  { channelId, conversationId }: Ids,
  canary: string,
): Promise<string> {
  const [noteId, cannedReplyId] = [newId(), newId()]
  const now = ctx.clock.now()
  await ctx.db.withStore(store, async (tx) => {
    await tx.query(
      `insert into message (store_id, id, conversation_id, channel_id, direction, author, author_member_id, kind, text, created_at)
       select $1, $2, $3, $4, 'internal', 'member', id, 'note', $5, $6 from member where store_id = $1 and role = 'owner'`,
      [store, noteId, conversationId, channelId, canary, now],
    )
    await tx.query(
      `insert into mention (store_id, member_id, message_id, created_at)
       select $1, id, $2, $3 from member where store_id = $1 and role = 'owner'`,
      [store, noteId, now],
    )
    await tx.query(
      `insert into canned_reply (store_id, id, language, shortcut, text, created_at, updated_at)
       values ($1, $2, 'ru', $3, $3, $4, $4)`,
      [store, cannedReplyId, canary.toLowerCase(), now],
    )
  })
  return cannedReplyId
}

/** One that was given up, with whose it is. */
async function addFailedDelivery(
  ctx: TestCtx,
  store: StoreId,
  channelId: string,
  canary: string,
): Promise<string> {
  const [row] = await ctx.db.asOwner((tx) =>
    tx.query<{ id: string }>(
      `with kept as (
         insert into edge.inbound_delivery (kind, body, received_at, state, outcome)
         values ('telegram', $1, $2, 'dead', jsonb_build_object('problems', jsonb_build_array($3::text))) returning id
       )
       insert into edge.delivery_owner (delivery_id, store_id, channel_id) select id, $4, $5 from kept
       returning delivery_id::text as id`,
      [Buffer.from(canary), ctx.clock.now(), canary, store, channelId],
    ),
  )
  return row?.id ?? ''
}
