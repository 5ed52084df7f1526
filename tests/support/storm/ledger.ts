import { hashSecret } from '../../../server/src/channels/signature.ts'
import { type ChannelId, newId } from '../../../server/src/platform/ids.ts'
import { connectTestChannel } from '../../../server/src/testing/message-path.ts'
import type { Shop } from '../shop.ts'
import type { Outgoing } from './plan.ts'
import { instagramAccount, type Kind, telegramSecret } from './webhook.ts'

type Place = Pick<Shop, 'ctx' | 'store'>
export type Channels = Readonly<Record<Kind, ChannelId>>

/** Connects the channels beside WhatsApp, and has the database note each status that moves backwards. */
export async function prepareShop({ ctx, store, channel }: Shop): Promise<Channels> {
  const instagram = await connectTestChannel(ctx, store, 'instagram', instagramAccount)
  const secret = Buffer.from(hashSecret(telegramSecret), 'hex')
  const telegram = await connectTestChannel(ctx, store, 'telegram', '7000000001', secret)
  await ctx.db.withStore(store, async (tx) => {
    const token = '7000000001:demo-telegram-bot-token-0000000000001'
    await ctx.vault.put(tx, { owner: 'channel', rowId: telegram, name: 'token' }, token)
  })
  await ctx.db.asOwner((tx) =>
    tx.query(
      `create table moved_back (message_id uuid, before text, after text);
       create function note_moved_back() returns trigger language plpgsql security definer as $$ begin
         insert into public.moved_back values (new.id, old.status, new.status);
         return null;
       end $$;
       create trigger moved_back after update of status on message for each row
         when (app.status_rank(new.status) < app.status_rank(old.status)) execute function note_moved_back()`,
    ),
  )
  return { whatsapp: channel, instagram, telegram }
}

/** Puts messages there that had left an hour ago, each to a person of its own. @returns our own id of each. */
export async function seedOutgoing(
  { ctx, store }: Shop,
  channels: Channels,
  all: readonly Outgoing[],
): Promise<ReadonlyMap<string, string>> {
  const before = new Date(ctx.clock.now().getTime() - 3_600_000)
  const rows = all.map(({ kind, id, to }) => ({
    to,
    channel: channels[kind],
    contact: newId<'contact'>(),
    conversation: newId<'conversation'>(),
    message: newId<'message'>(),
    provider: id,
  }))
  await ctx.db.withStore(store, (tx) =>
    tx.query(
      `with made as (select * from jsonb_to_recordset($2::jsonb) as r ("to" text, channel uuid, contact uuid,
         conversation uuid, message uuid, provider text)),
       contacts as (insert into contact (store_id, id, created_at) select $1, contact, $3 from made),
       conversations as (insert into conversation (store_id, id, contact_id, channel_id, external_id, last_message_at, created_at)
         select $1, conversation, contact, channel, "to", $3, $3 from made),
       identities as (insert into identity (store_id, channel_id, external_id, contact_id, conversation_id)
         select $1, channel, "to", contact, conversation from made)
       insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, provider_id,
         provider_at, status, created_at)
       select $1, message, conversation, channel, 'out', 'assistant', 'text', 'Бар', provider, $3, 'sent', $3 from made`,
      [store, JSON.stringify(rows), before],
    ),
  )
  return new Map(rows.map(({ provider, message }) => [provider, message]))
}

/** Everything that still waits: deliveries, turns, sends, statuses that know no message. */
export async function waiting({ ctx }: Place): Promise<Record<string, number>> {
  const [row] = await ctx.db.asOwner((tx) =>
    tx.query<Record<string, number>>(
      `select (select count(*)::int from edge.inbound_delivery where state = 'new') as deliveries`,
    ),
  )
  const [lanes] = await ctx.db.withLanes((tx) =>
    tx.query<Record<string, number>>(
      `select (select count(*)::int from turn_lane) as turns, (select count(*)::int from outbox) as sends`,
    ),
  )
  return { ...row, ...lanes }
}

/** No process lives that could hold a send; whatever was in its hands is as good as run out. */
export async function expireSends({ ctx }: Place): Promise<void> {
  await ctx.db.withLanes((tx) =>
    tx.query(`update outbox set lease_until = now() where lease_until > now()`, []),
  )
}

export interface Found {
  /** Provider ids of inbound messages, as often as they stand there. */
  readonly received: readonly string[]
  /** Status by provider id, of our own messages. */
  readonly statuses: ReadonlyMap<string, string>
  readonly movedBack: readonly object[]
  /** Conversations that have counted another number of messages than they hold. */
  readonly miscounted: number
  /** Ours that have left or may have, by `<channel> <recipient>`. */
  readonly left: ReadonlyMap<string, number>
  /** Deliveries that were given up. */
  readonly dead: number
  /** Deliveries with something in them that was not understood. */
  readonly problems: number
  /** Statuses that still wait for their message. */
  readonly earlyStatuses: number
}

export async function whatIsThere({ ctx, store }: Place): Promise<Found> {
  const [moved, deliveries] = await ctx.db.asOwner((tx) =>
    Promise.all([
      tx.query<object>('select * from public.moved_back limit 20'),
      tx.query<{ dead: number; problems: number }>(
        `select count(*) filter (where state = 'dead')::int as dead,
           count(distinct md5(body)) filter (where outcome->'problems' <> '[]')::int as problems from edge.inbound_delivery`,
      ),
    ]),
  )
  return ctx.db.withStore(store, async (tx) => {
    const received = await tx.query<{ id: string }>(
      `select provider_id as id from message where store_id = $1 and direction = 'in'`,
      [store],
    )
    const ours = await tx.query<{ id: string; status: string }>(
      `select provider_id as id, status from message where store_id = $1 and direction = 'out' and provider_id is not null`,
      [store],
    )
    const [miscounted] = await tx.query<{ n: number }>(
      `select count(*)::int as n from conversation c where store_id = $1 and heard <> (select count(*) from message m
         where m.store_id = $1 and m.conversation_id = c.id and m.direction = 'in')`,
      [store],
    )
    const left = await tx.query<{ to: string; n: number }>(
      `select ch.kind || ' ' || c.external_id as "to", count(*)::int as n from message m
       join conversation c on c.store_id = $1 and c.id = m.conversation_id
       join channel ch on ch.store_id = $1 and ch.id = m.channel_id
       where m.store_id = $1 and m.direction = 'out' and m.status in ('sent', 'delivered', 'read', 'uncertain')
         and coalesce(m.provider_id, '') not like '%.ours.%'
       group by 1`,
      [store],
    )
    const [early] = await tx.query<{ n: number }>(
      `select count(*)::int as n from early_status where store_id = $1`,
      [store],
    )
    return {
      received: received.map(({ id }) => id),
      statuses: new Map(ours.map(({ id, status }) => [id, status])),
      movedBack: moved,
      miscounted: miscounted?.n ?? 0,
      left: new Map(left.map(({ to, n }) => [to, n])),
      dead: deliveries[0]?.dead ?? 0,
      problems: deliveries[0]?.problems ?? 0,
      earlyStatuses: early?.n ?? 0,
    }
  })
}
