import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database, Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '../../testing/database.ts'
import { messageColumns } from '../reading/messages.ts'
import { spellings } from './spellings.ts'

// Under a policy an operator that might tell of hidden rows never reaches an index: nothing fails, it only reads everything.

let db: Database
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ db, drop } = await freshDatabase())
})
afterAll(async () => {
  await db.close()
  await drop()
})

const store = newId<'store'>()
/** How it is read where reading all of a table is no choice. */
async function plan(tx: Tx, statement: string): Promise<string> {
  await tx.query('set local enable_seqscan = off')
  const rows = await tx.query<Record<'QUERY PLAN', string>>(`explain ${statement}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

it('finds a quoted message by its id, not among all of its channel', async () => {
  await db.withStore(store, (tx) => tx.query(aThread))
  await db.asOwner((tx) => tx.query('analyze message'))
  const read = `select ${messageColumns} from message m where m.store_id = $1 and m.conversation_id = $1`
  const text = await db.withStore(store, (tx) => plan(tx, read.replaceAll('$1', `'${store}'::uuid`)))
  expect(text).toMatch(/Index Cond:.*channel_id = .*provider_id = /)
})

it.each([
  [
    'message_words',
    'message',
    `kind not in ('event', 'reaction') and app.message_words(store_id, text, detail)`,
  ],
  ['attachment_words', 'attachment', `transcript is not null and app.words(store_id, transcript->>'text')`],
  ['contact_words', 'contact', 'name is not null and app.words(store_id, name)'],
  ['identity_words', 'identity', 'app.person_words(store_id, display_name, username, phone)'],
])('reads %s as the role of the search, and could not as the store', async (index, table, words) => {
  const read = `select store_id from ${table} where ${words} @@ 'qz1234 & рубаш:*'::tsquery`
  const asSearch = await db.asOwner(async (tx) => {
    await tx.query('set local role tutum_search')
    return plan(tx, read)
  })
  expect(asSearch).toContain(`Bitmap Index Scan on ${index}`)
  expect(await db.withStore(store, (tx) => plan(tx, read))).not.toMatch(/Index Cond:.*@@/)
})

it('looks for no beginning of what stands in very many messages: it is taken to be said, and found only where it was', async () => {
  await db.withStore(store, (tx) =>
    tx.query(`update message set text = 'Саламатсызбы, баасы канча?' where store_id = $1`, [store]),
  )
  await db.asOwner((tx) => tx.query('analyze message'))
  const elsewhere = newId<'store'>()
  const [begun, ids] = await db.withStore(elsewhere, async (tx) => [
    await tx.query('select app.begun_words($1, false) as known', [spellings('саалматсызбы')]),
    await tx.query(`select app.find_messages('салама:*'::tsquery, null, $1, 5) as id`, ['f'.repeat(32)]),
  ])
  expect(begun).toEqual([{ known: ['салама'] }])
  expect(ids).toEqual([])
})

/** Long enough that reading all of it is not the cheapest. */
const aThread = `
  insert into store (store_id, name, country, currency, time_zone, languages, created_at)
    values ('${store}', 'A', 'KG', 'KGS', 'Asia/Bishkek', '{ru}', now());
  insert into channel (store_id, id, kind, name, external_id, connected_at)
    values ('${store}', '${store}', 'telegram', 'A', 'a', now());
  insert into contact (store_id, id, created_at) values ('${store}', '${store}', now());
  insert into conversation (store_id, id, contact_id, channel_id, external_id, last_message_at, created_at)
    values ('${store}', '${store}', '${store}', '${store}', 'a', now(), now());
  insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, provider_id, created_at)
    select '${store}', gen_random_uuid(), '${store}', '${store}', 'in', 'contact', 'text', n::text, now()
    from generate_series(1, 2000) n;`
