import type { Database } from '../server/src/platform/database/database.ts'
import { newId, type StoreId } from '../server/src/platform/ids.ts'

/** Share of everything that each store has: one is large, most are small, as in life. */
const shares = [0.5, 0.25, 0.15, 0.08, 0.02]

export interface FilledStore {
  readonly id: StoreId
  readonly conversations: number
  readonly messages: number
}

/**
 * Several stores with people, threads and messages, made inside the database. Words follow Zipf's law: a few stand in
 * every tenth message, most in a handful.
 */
export async function fillInbox(
  db: Database,
  all: { readonly conversations: number; readonly messages: number },
): Promise<FilledStore[]> {
  const stores = shares.map((share) => ({
    id: newId<'store'>(),
    conversations: Math.round(all.conversations * share),
    messages: Math.round(all.messages * share),
  }))
  for (const store of stores) await fillStore(db, store)
  await db.asOwner((tx) => tx.query('analyze'))
  return stores
}

async function fillStore(db: Database, { id, conversations, messages }: FilledStore): Promise<void> {
  await db.withStore(id, async (tx) => {
    await tx.query(
      `insert into store (store_id, name, country, currency, time_zone, languages, created_at)
       values ($1, 'Load', 'KG', 'KGS', 'Asia/Bishkek', '{ru}', now())`,
      [id],
    )
    await tx.query(
      `insert into channel (store_id, id, kind, name, external_id, settings, connected_at)
       values ($1, $2::uuid, 'telegram', 'Load', $2::uuid::text, '{}', now())`,
      [id, newId()],
    )
    await tx.query(vocabulary)
    await tx.query('create index on word (n)')
    await tx.query('analyze word')
    await tx.query(people, [id, conversations])
    // A transaction of many millions of rows would keep every snapshot waiting; several do not.
    await tx.query(
      'create temp table thread on commit drop as select row_number() over () - 1 as n, * from conversation',
    )
    await tx.query('create index on thread (n)')
    await tx.query('analyze thread')
    for (let from = 0; from < messages; from += STEP)
      await tx.query(said, [id, from, Math.min(messages, from + STEP), conversations, messages])
    await tx.query(lastWords, [id])
  })
}

const STEP = 100_000
const VOCABULARY = 80_000

/** The words that are asked for in the measurements, with those that fill the rest. */
export const known =
  'здравствуйте сколько стоит рубашка льняная доставка бишкек размер спасибо цена саламатсызбы канча турат койнок көйнөк жеткирүү рахмат барбы адрес оплата hello price delivery size'

const vocabulary = `
  create temp table word on commit drop as
  select n::int, w from unnest(string_to_array('${known}', ' ')) with ordinality k (w, n)
  union all
  select n, (select string_agg(substr('бавагадаевежезейикилимонопоросотуфухацачашыщэюя', 1 + (get_byte(h, i) % 23) * 2, 2)
      || case when get_byte(h, i + 6) % 3 = 0 then substr('нрстлкмгшө', 1 + get_byte(h, i + 6) % 10, 1) else '' end, '')
    from generate_series(0, 1 + get_byte(h, 15) % 4) i)
  from generate_series(${known.split(' ').length + 1}, ${VOCABULARY}) n, lateral (select decode(md5(n::text), 'hex') as h) x`

const uuidAt = (
  ms: string,
) => `(lpad(to_hex(${ms}), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8'
  || substr(md5(random()::text), 1, 15))::uuid`

const people = `
  with made as materialized (
    select made.n, gen_random_uuid() as contact, ${uuidAt('(extract(epoch from now()) * 1000)::bigint - made.n * 60000')} as conversation,
      initcap(a.w) || ' ' || initcap(b.w) as name, '996' || lpad(((made.n::bigint * 7919) % 1000000000)::text, 9, '5') as phone
    from generate_series(1, $2::int) as made (n) join word a on a.n = (made.n * 7) % 20000 + 200 join word b on b.n = (made.n * 13) % 30000 + 200
  ), contacts as (
    insert into contact (store_id, id, name, created_at) select $1::uuid, contact, name, now() from made
  ), conversations as (
    insert into conversation (store_id, id, contact_id, channel_id, external_id, last_message_at, created_at, state, speaker)
    select $1::uuid, conversation, contact, (select id from channel limit 1), n::text, now(), now(),
      case when n % 4 = 0 then 'open' else 'closed' end, case when n % 3 = 0 then 'nobody' else 'assistant' end from made
  )
  insert into identity (store_id, channel_id, external_id, contact_id, conversation_id, display_name, username, phone)
  select $1::uuid, (select id from channel limit 1), n::text, contact, conversation, name, 'user_' || n, phone from made`

/** A word by its rank: uniform over the logarithm is Zipf's law. Some threads hold far more than others; the last was said now. */
const said = `
  insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, provider_id, provider_at, created_at)
  select $1::uuid, ${uuidAt('m.ms')}, t.id, t.channel_id, case when m.n % 2 = 0 then 'in' else 'out' end,
    case when m.n % 2 = 0 then 'contact' else 'member' end, 'text', m.text, m.n::text, to_timestamp(m.ms / 1000.0), to_timestamp(m.ms / 1000.0)
  from (
    select p.n, (extract(epoch from now()) * 1000)::bigint - ($5::int - p.n)::bigint * 12000 as ms,
      floor(random() * random() * $4::int)::int as thread, string_agg(word.w, ' ') as text
    from (select n, floor(exp(random() * ln(${VOCABULARY})))::int as rank
      from generate_series($2::int, $3::int - 1) n, generate_series(1, 3 + n % 10)) p
    join word on word.n = p.rank
    group by p.n) m
  join thread t on t.n = m.thread`

const lastWords = `
  update conversation c set last_message_id = l.id, last_message_at = l.created_at, last_inbound_at = l.created_at
  from thread t cross join lateral (select m.id, m.created_at from message m
    where m.store_id = $1 and m.conversation_id = t.id order by m.id desc limit 1) l
  where c.store_id = $1 and c.id = t.id`
