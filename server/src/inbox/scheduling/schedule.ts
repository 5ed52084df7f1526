import { templateToSend } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, type MemberId, newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { findUploads } from '../composing/upload.ts'
import { ChannelDisconnected, ClientIdTaken, UploadGone } from '../errors.ts'
import { scheduledUpdated } from '../events.ts'
import { contentOf } from '../sending/content.ts'
import { quotedId } from '../sending/quote.ts'
import {
  findByClientId,
  lockPlace,
  type Place,
  refuseOpenSlots,
  refuseUnfit,
  refuseUnsendable,
} from '../sending/send.ts'
import { saidIn } from '../sending/shapes.ts'
import { TooManyScheduled } from './errors.ts'
import type { Waiting } from './rows.ts'
import type { NewScheduled } from './shapes.ts'
import { momentOf } from './when.ts'

/** In one conversation. */
const MOST = 50

/** A message to come, as it was asked for. */
export interface Planned {
  readonly clientId: string
  readonly text: string | null
  readonly uploadIds: readonly string[]
  readonly content: Waiting
}

/**
 * Keeps a message until its time. What its channel would never take is refused now; the window is looked at when it leaves,
 * except of an ordinary send that can only be taken back, which is refused as that would be.
 * @returns its id, of the first time when the message's clientId came before.
 * @throws what `sendAsMember` throws, TimeUnusable, TooManyScheduled
 */
export async function scheduleAsMember(
  ctx: Ctx,
  tx: StoreTx,
  { when, message }: NewScheduled,
  who: { readonly conversationId: ConversationId; readonly memberId: MemberId },
): Promise<string> {
  const { conversationId, memberId } = who
  const place = await lockPlace(tx, conversationId)
  const before = await findBefore(tx, message.clientId)
  if (before && before.conversationId !== conversationId) throw new ClientIdTaken()
  if (before) return before.id
  if (await findByClientId(tx, message.clientId)) throw new ClientIdTaken()
  const now = ctx.clock.now()
  const dueAt = await momentOf(tx, when, now)
  const planned = await plan(tx, place, message)
  await refuseImpossible(ctx, tx, place, conversationId, planned, 'undo' in when)
  await refuseTooMany(tx, conversationId)
  const id = newId<'scheduled'>()
  await tx.query(
    `insert into scheduled_message (store_id, id, conversation_id, member_id, client_id, text, content, upload_ids, due_at,
       undo, written_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.storeId,
      id,
      conversationId,
      memberId,
      planned.clientId,
      planned.text,
      JSON.stringify(planned.content),
      planned.uploadIds,
      dueAt,
      'undo' in when,
      now,
    ],
  )
  tellScheduled(ctx, tx, conversationId)
  return id
}

/** Screens show it, and whoever waits for the next one looks again. */
export function tellScheduled(ctx: Ctx, tx: StoreTx, conversationId: string): void {
  announce(ctx, tx, [scheduledUpdated(conversationId)])
  tx.afterCommit(() => ctx.bus.wake('scheduled'))
}

async function findBefore(tx: StoreTx, clientId: string) {
  const [row] = await tx.query<{ id: string; conversationId: string }>(
    `select id, conversation_id as "conversationId" from scheduled_message where store_id = $1 and client_id = $2`,
    [tx.storeId, clientId],
  )
  return row
}

async function plan(tx: StoreTx, place: Place, message: NewScheduled['message']): Promise<Planned> {
  if (!('templateId' in message)) {
    const { clientId, text, uploadIds = [], ...content } = { uploadIds: undefined, ...saidIn(message) }
    return { clientId, text, uploadIds, content }
  }
  const { clientId, templateId, values } = message
  const { text } = await templateToSend(tx, { channelId: place.channelId, templateId, values })
  return { clientId, text, uploadIds: [], content: { template: { templateId, values } } }
}

/** What no hour would change. */
export async function refuseImpossible(
  ctx: Ctx,
  tx: StoreTx,
  place: Place,
  conversationId: ConversationId,
  { text, uploadIds, content }: Omit<Planned, 'clientId'>,
  now = false,
): Promise<void> {
  if (place.channelState === 'disconnected') throw new ChannelDisconnected()
  // A template was judged when it was filled, and is again when it leaves.
  if (content.template) return
  refuseOpenSlots({ text })
  const files = await findUploads(tx, conversationId, uploadIds)
  if (files.length < uploadIds.length) throw new UploadGone()
  if (content.replyTo) await quotedId(tx, place, conversationId, content.replyTo)
  const said = { text, files, buttons: content.buttons, list: content.list, part: content.part }
  if (now) refuseUnsendable(ctx, tx, place, said, 'member')
  else refuseUnfit(ctx, place, contentOf(ctx, tx.storeId, said))
}

async function refuseTooMany(tx: StoreTx, conversationId: string): Promise<void> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from scheduled_message
     where store_id = $1 and conversation_id = $2 and state in ('waiting', 'stopped')`,
    [tx.storeId, conversationId],
  )
  if ((row?.count ?? 0) >= MOST) throw new TooManyScheduled(MOST)
}
