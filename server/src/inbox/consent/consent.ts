import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type MemberId, newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { ConversationNotFound } from '../errors.ts'
import { conversationUpdated } from '../events.ts'
import { memberNames } from '../reading/conversations.ts'
import type { Arrival } from '../receiving/messages.ts'
import { MarketingStopped, OptedOut } from './errors.ts'
import type { ConsentJson } from './shapes.ts'
import { consentIn } from './words.ts'

type Row = Omit<ConsentJson, 'by' | 'at' | 'marketing'> & {
  id: string
  memberId: string | null
  at: Date | null
  marketing: 'in' | 'out' | null
  marketingAt: Date | null
}

/** What WhatsApp told that they want them again also undoes what they had said to the shop; what they stopped there is less. */
const saidToShop = `(n.how <> 'whatsapp' or n.state = 'in')`
const saidToWhatsApp = `n.how = 'whatsapp'`

/** What holds, by when it was said: what a provider tells may come late. */
const newest = (conversationId: string, which: string) =>
  `select n.* from consent_change n where n.store_id = $1 and n.conversation_id = ${conversationId} and ${which}
   order by n.at desc, n.id desc limit 1`

/** Of each of these conversations what is known now. */
export async function consentsOf(tx: StoreTx, ids: readonly string[]): Promise<Map<string, ConsentJson>> {
  const rows = await tx.query<Row>(
    `select c.id, c.last_inbound_at is not null as "wroteFirst", n.state, n.how, n.member_id as "memberId", n.reason, n.at,
       w.state as marketing, w.at as "marketingAt"
     from conversation c
     left join lateral (${newest('c.id', saidToShop)}) n on true
     left join lateral (${newest('c.id', saidToWhatsApp)}) w on true
     where c.store_id = $1 and c.id = any($2::uuid[])`,
    [tx.storeId, ids],
  )
  const names = await memberNames(tx)
  return new Map(
    rows.map(({ id, memberId, at, marketing, marketingAt, ...row }) => [
      id,
      {
        ...row,
        marketing: marketing && marketingAt ? { state: marketing, at: marketingAt.toISOString() } : null,
        by: memberId ? { id: memberId, name: names.get(memberId) ?? '' } : null,
        at: at?.toISOString() ?? null,
      },
    ]),
  )
}

/** @throws ConversationNotFound */
export async function consentOf(tx: StoreTx, conversationId: string): Promise<ConsentJson> {
  const consent = (await consentsOf(tx, [conversationId])).get(conversationId)
  if (!consent) throw new ConversationNotFound()
  return consent
}

/** Somebody of the shop knows otherwise, and says how. @throws ConversationNotFound */
export async function changeConsent(
  ctx: Ctx,
  tx: StoreTx,
  change: {
    readonly conversationId: string
    readonly memberId: MemberId
    readonly state: 'in' | 'out'
    readonly reason: string
  },
): Promise<void> {
  const { conversationId, memberId, state, reason } = change
  const kept = await tx.query(
    `insert into consent_change (store_id, id, conversation_id, state, how, member_id, reason, at)
     select $1, $2, id, $4, 'member', $5, $6, $7 from conversation where store_id = $1 and id = $3 returning id`,
    [tx.storeId, newId(), conversationId, state, memberId, reason, ctx.clock.now()],
  )
  if (kept.length === 0) throw new ConversationNotFound()
  announce(ctx, tx, [conversationUpdated(conversationId)])
}

/** Takes note of customers who say that they want no more, or want it again. A repeated delivery says nothing new. */
export async function hearConsent(ctx: Ctx, tx: StoreTx, arrivals: readonly Arrival[]): Promise<void> {
  const said = arrivals.flatMap(({ id, text }) => {
    const state = consentIn(text)
    return state ? [{ id, state }] : []
  })
  if (said.length === 0) return
  const kept = await tx.query<{ id: string }>(
    `insert into consent_change (store_id, id, conversation_id, state, how, message_id, at)
     select $1, m.id, m.conversation_id, s.state, 'word', m.id, $4
     from unnest($2::uuid[], $3::text[]) as s (id, state) join message m on m.store_id = $1 and m.id = s.id
     returning conversation_id as id`,
    [tx.storeId, said.map(({ id }) => id), said.map(({ state }) => state), ctx.clock.now()],
  )
  announce(
    ctx,
    tx,
    kept.map(({ id }) => conversationUpdated(id)),
  )
}

/**
 * What the shop sends of itself, a template, goes to nobody who has asked for none; and a marketing one to nobody who has
 * stopped those in WhatsApp. @throws OptedOut, MarketingStopped
 */
export async function refuseOptedOut(tx: StoreTx, conversationId: string, marketing: boolean): Promise<void> {
  const [holds] = await tx.query<{ shop: string | null; whatsapp: string | null }>(
    `select (select state from (${newest('$2', saidToShop)}) n) as shop,
       (select state from (${newest('$2', saidToWhatsApp)}) n) as whatsapp`,
    [tx.storeId, conversationId],
  )
  if (holds?.shop === 'out') throw new OptedOut()
  if (marketing && holds?.whatsapp === 'out') throw new MarketingStopped()
}
