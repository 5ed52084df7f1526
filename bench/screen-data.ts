import type { Ctx } from '../server/src/platform/context.ts'
import type { ChannelId, StoreId } from '../server/src/platform/ids.ts'

/** The number of the customer with whom nobody but a person talks. */
export const customer = '996550000001'

const people = `
  with made as materialized (
    select n, gen_random_uuid() as contact, gen_random_uuid() as conversation, gen_random_uuid() as message,
      '99655' || lpad(n::text, 7, '0') as number, now() - n * interval '1 minute' as at
    from generate_series(1, $3::int) n
  ), contacts as (
    insert into contact (store_id, id, name, created_at) select $1, contact, 'Customer ' || n, at from made
  ), conversations as (
    insert into conversation (store_id, id, contact_id, channel_id, external_id, speaker, unread, last_message_id,
      last_message_at, last_inbound_at, created_at)
    select $1, conversation, contact, $2, number, 'nobody', n % 3, message, at, at, at from made
    returning id
  ), identities as (
    insert into identity (store_id, channel_id, external_id, contact_id, conversation_id, display_name, phone)
    select $1, $2, number, contact, conversation, 'Customer ' || n, number from made
  ), messages as (
    insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, provider_id, provider_at, created_at)
    select $1, message, conversation, $2, 'in', 'contact', 'text', 'Сколько стоит рубашка номер ' || n || ' и есть ли доставка?',
      'screen ' || n, at, at from made
  )
  select conversation as id from made where number = $4`

/** Conversations with one message each, made inside the database. @returns that of `customer` */
export async function fillList(
  { db }: Ctx,
  store: StoreId,
  channel: ChannelId,
  count: number,
): Promise<string> {
  const [first] = await db.withStore(store, (tx) =>
    tx.query<{ id: string }>(people, [store, channel, count, customer]),
  )
  await db.asOwner((tx) => tx.query('analyze'))
  if (!first) throw new Error('the customer has no conversation')
  return first.id
}
