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
  const sending = await addSending(ctx, store, conversation, canary)
  await addBubbles(ctx, store, conversation, canary)
  const organising = await addOrganising(ctx, store, canary, conversation['conversationId'] ?? '')
  const contacts = await addContacts(ctx, store, canary, conversation)
  const savedViewId = await addSavedView(ctx, store, canary)
  const draftId = await addDraftOf(ctx, store, conversation, canary)
  const subscriptionId = await addAway(ctx, store, canary, conversation['conversationId'] ?? '')
  const promiseId = await addPromiseOf(ctx, store, canary, conversation['conversationId'] ?? '')
  const team = await addTeamOf(ctx, store, canary, conversation['channelId'] ?? '')
  return {
    ...conversation,
    ...organising,
    ...contacts,
    savedViewId,
    ...sending,
    ...team,
    promiseId,
    subscriptionId,
    draftId,
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
      `insert into channel_trouble (store_id, id, channel_id, kind, reason, proof, began_at, seen_at)
       values ($1, $2, $3, 'broken', $4, 'look', $5, $5)`,
      [store, newId(), channelId, canary, now],
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
      `insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, detail, turn_id, status, created_at)
       values ($1, $2, $3, $4, 'out', 'assistant', 'text', $5, jsonb_build_object('product', $5 || '-1'), $6, 'failed', $7)`,
      [store, messageId, conversationId, channelId, canary, turnId, now],
    )
    await tx.query(
      `insert into attachment (store_id, id, message_id, position, kind, state, source, name, created_at)
       values ($1, $2, $3, 0, 'image', 'failed', jsonb_build_object('id', $4::text), $4, $5)`,
      [store, attachmentId, messageId, canary, now],
    )
  })
  return { channelId, connectionId, contactId, conversationId, messageId, turnId, attachmentId }
}

/** Another contact, one that was merged, a conversation that was moved, and something written down. */
async function addContacts(
  ctx: TestCtx,
  store: StoreId,
  canary: string,
  { contactId, conversationId }: Ids,
): Promise<Ids> {
  const [otherId, mergedId, mergeId, moveId, factId] = [newId(), newId(), newId(), newId(), newId()]
  const now = ctx.clock.now()
  await ctx.db.withStore(store, async (tx) => {
    await tx.query(
      `insert into contact (store_id, id, name, merged_into, created_at) values ($1, $2, $4, null, $6), ($1, $3, $4, $5, $6)`,
      [store, otherId, mergedId, canary, contactId, now],
    )
    await tx.query(
      `insert into contact_merge (store_id, id, kept_id, merged_id, by_member_id, at)
       select $1, $2, $3, $4, id, $5 from member where store_id = $1 and role = 'owner'`,
      [store, mergeId, contactId, mergedId, now],
    )
    await tx.query(
      `insert into conversation_move (store_id, id, conversation_id, from_id, to_id, by_member_id, at)
       select $1, $2, $3, $4, $5, id, $6 from member where store_id = $1 and role = 'owner'`,
      [store, moveId, conversationId, otherId, contactId, now],
    )
    await tx.query(
      `insert into contact_distinct (store_id, one_id, other_id, by_member_id, at)
       select $1, least($2::uuid, $3), greatest($2::uuid, $3), id, $4 from member where store_id = $1 and role = 'owner'`,
      [store, otherId, contactId, now],
    )
    await tx.query(
      `insert into contact_fact (store_id, id, contact_id, name, value, by_member_id, created_at, changed_at)
       select $1, $2, $3, $4, $4, id, $5, $5 from member where store_id = $1 and role = 'owner'`,
      [store, factId, contactId, canary, now],
    )
    await tx.query(
      `insert into consent_change (store_id, id, conversation_id, state, how, member_id, reason, at)
       select $1, $2, $3, 'in', 'member', id, $4, $5 from member where store_id = $1 and role = 'owner'`,
      [store, newId(), conversationId, canary, now],
    )
    await tx.query(
      `insert into contact_opening (store_id, contact_id, member_id, hour)
       select $1, $2, id, $3 from member where store_id = $1 and role = 'owner'`,
      [store, contactId, now],
    )
  })
  return { otherId, mergeId, moveId, factId }
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
    await tx.query(
      `insert into contact_label (store_id, contact_id, label_id)
       select store_id, contact_id, $3 from conversation where store_id = $1 and id = $2`,
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

async function addSavedView(ctx: TestCtx, store: StoreId, canary: string): Promise<string> {
  const id = newId()
  await ctx.db.withStore(store, (tx) =>
    tx.query(
      `insert into saved_view (store_id, id, name, view, narrowing, position, created_at)
       values ($1, $2, $3, 'all', '{}', 0, $4)`,
      [store, id, canary, ctx.clock.now()],
    ),
  )
  return id
}

/** What waits to be said, a macro of everybody's, how the owner sends, and a message in another language. */
async function addSending(
  ctx: TestCtx,
  store: StoreId,
  { conversationId, messageId }: Ids,
  canary: string,
): Promise<Ids> {
  const [scheduledMessageId, macroId] = [newId(), newId()]
  const now = ctx.clock.now()
  await ctx.db.withStore(store, async (tx) => {
    await tx.query(
      `insert into scheduled_message (store_id, id, conversation_id, member_id, client_id, text, written_at)
       select $1, $2, $3, id, $4, $4, $5 from member where store_id = $1 and role = 'owner'`,
      [store, scheduledMessageId, conversationId, canary, now],
    )
    await tx.query(
      `insert into macro (store_id, id, name, actions, created_at, updated_at)
       values ($1, $2, $3, jsonb_build_array(jsonb_build_object('do', 'say', 'text', $3::text)), $4, $4)`,
      [store, macroId, canary, now],
    )
    await tx.query(
      `insert into member_sending (store_id, member_id, undo)
       select $1, id, false from member where store_id = $1 and role = 'owner'`,
      [store],
    )
    await tx.query(
      `insert into translation (store_id, message_id, language, of_text, text, created_at) values ($1, $2, 'en', '', $3, $4)`,
      [store, messageId, canary, now],
    )
  })
  return { scheduledMessageId, macroId }
}

/** What the assistant wrote for a person to let go. */
async function addDraftOf(
  ctx: TestCtx,
  store: StoreId,
  { conversationId, turnId }: Ids,
  canary: string,
): Promise<string> {
  const id = newId()
  await ctx.db.withStore(store, async (tx) => {
    await tx.query(
      `insert into draft (store_id, id, conversation_id, turn_id, epoch, wanted, language, words, text, written_at)
       values ($1, $2, $3, $4, 0, 1, 'ru', $5, $5, $6)`,
      [store, id, conversationId, turnId, canary, ctx.clock.now()],
    )
    await tx.query('update conversation set draft_id = $3 where store_id = $1 and id = $2', [
      store,
      conversationId,
      id,
    ])
  })
  return id
}

/** What is held on to in its conversation. */
async function addBubbles(
  ctx: TestCtx,
  store: StoreId,
  { conversationId, messageId }: Ids,
  canary: string,
): Promise<void> {
  await ctx.db.withStore(store, async (tx) => {
    await tx.query(
      `insert into message_pin (store_id, message_id, conversation_id, by_member_id, at)
       select $1, $2, $3, id, $4 from member where store_id = $1 and role = 'owner'`,
      [store, messageId, conversationId, ctx.clock.now()],
    )
    await tx.query(
      `insert into turn_rating (store_id, turn_id, member_id, thumb, at)
       select $1, m.turn_id, b.id, 'down', $3 from message m join member b on b.store_id = $1 and b.role = 'owner'
       where m.store_id = $1 and m.id = $2`,
      [store, messageId, ctx.clock.now()],
    )
    await tx.query(
      `insert into message_version (store_id, message_id, replaced_at, text) values ($1, $2, $3, $4)`,
      [store, messageId, ctx.clock.now(), canary],
    )
  })
}

/** One that is open, after a conversation that was rated. */
async function addPromiseOf(
  ctx: TestCtx,
  store: StoreId,
  canary: string,
  conversationId: string,
): Promise<string> {
  const id = newId()
  const now = ctx.clock.now()
  await ctx.db.withStore(store, async (tx) => {
    await tx.query(
      `insert into promise (store_id, id, conversation_id, by, text, due_at, remind_at, state, created_at)
       values ($1, $2, $3, 'member', $4, $5, $5, 'open', $5)`,
      [store, id, conversationId, canary, now],
    )
    await tx.query(
      `insert into survey (store_id, id, conversation_id, message_id, language, asked_at, score, answered_at)
       values ($1, $2, $3, $2, 'ru', $4, 5, $4)`,
      [store, newId(), conversationId, now],
    )
    await tx.query(`insert into inbox_rules (store_id, first_answer_minutes) values ($1, 15)`, [store])
  })
  return id
}

/** The owner's, with the store's channel. */
async function addTeamOf(ctx: TestCtx, store: StoreId, canary: string, channelId: string): Promise<Ids> {
  const teamId = newId()
  const [owner] = await ctx.db.withStore(store, async (tx) => {
    await tx.query(`insert into team (store_id, id, name, position) values ($1, $2, $3, 0)`, [
      store,
      teamId,
      canary,
    ])
    await tx.query(`insert into team_channel (store_id, channel_id, team_id) values ($1, $2, $3)`, [
      store,
      channelId,
      teamId,
    ])
    await tx.query(
      `insert into team_member (store_id, team_id, member_id) select $1, $2, id from member where store_id = $1`,
      [store, teamId],
    )
    return tx.query<{ id: string }>(
      `insert into member_work (store_id, member_id) select store_id, id from member where store_id = $1 and role = 'owner'
       returning member_id as id`,
      [store],
    )
  })
  return { teamId, memberId: owner?.id ?? '' }
}

/** A browser of the owner's that is told while no panel is open, and what it is to be told. */
async function addAway(
  ctx: TestCtx,
  store: StoreId,
  canary: string,
  conversationId: string,
): Promise<string> {
  const id = newId()
  const now = ctx.clock.now()
  await ctx.db.withStore(store, async (tx) => {
    await tx.query(
      `insert into push_subscription (store_id, id, member_id, session_id, endpoint, p256dh, auth, created_at)
       select $1, $2, id, $2, 'https://push.example/' || $3, $3, $3, $4 from member where store_id = $1 and role = 'owner'`,
      [store, id, canary, now],
    )
    await tx.query('insert into away_cursor (store_id, seq) values ($1, 0)', [store])
    await tx.query(
      `insert into away_notice (store_id, member_id, conversation_id, kind, due_at, told)
       select $1, id, $2, 'message', $3, array[$4] from member where store_id = $1 and role = 'owner'`,
      [store, conversationId, now, canary],
    )
  })
  return id
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

/** A note that mentions whoever owns the store, their keys, and a ready answer of everybody's. */
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
      `insert into notification_choice (store_id, member_id, whose, sounds, desktop)
       select $1, id, 'all', '{message}', '{}' from member where store_id = $1 and role = 'owner'`,
      [store],
    )
    await tx.query(
      `insert into member_keys (store_id, member_id, keys, updated_at)
       select $1, id, jsonb_build_object('close', $2::text), $3 from member where store_id = $1 and role = 'owner'`,
      [store, canary, now],
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
