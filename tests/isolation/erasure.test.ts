import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workOnErasing } from '../../server/src/inbox/index.ts'
import { createApp } from '../../server/src/main.ts'
import type { App } from '../../server/src/platform/http/app.ts'
import {
  type Client,
  client,
  type TestCtx,
  testCtx,
  type World,
  world,
} from '../../server/src/testing/index.ts'
import { fillContact, type Person, saidIn } from './one-contact.ts'

// Read from the catalogue of a migrated database: a new table or column that holds something of a contact fails here until
// it is told when a customer asks, and goes when they are erased.

const canary = 'CANARY-MEERIM'
const others = 'CANARY-ROSE'
const account = '996555123456'

let ctx: TestCtx
let app: App
let shops: World
let owner: Client
let meerim: Person
let tables: { name: string; ofStores: boolean }[]
let told: string

const inStore = <Row extends object>(sql: string, values: unknown[] = []) =>
  ctx.db.withStore(shops.ayperi, (tx) => tx.query<Row>(sql, values))
const asOwner = <Row extends object>(sql: string, values: unknown[] = []) =>
  ctx.db.asOwner((tx) => tx.query<Row>(sql, values))

beforeAll(async () => {
  ctx = await testCtx({ env: { PUBLIC_URL: 'http://tutum.test' } })
  app = await createApp(ctx)
  shops = await world(ctx)
  await workOnErasing(ctx)
  const by = shops.aizada.memberId
  meerim = await fillContact(ctx, shops.ayperi, by, canary, account)
  await fillContact(ctx, shops.ayperi, by, others, '996700000001')
  owner = await client(app, shops.aizada)
  tables = await asOwner(
    `select format('%I.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as "ofStores"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%' order by 1`,
  )
})
afterAll(() => app.close())

/** Every row of the database that holds one of these texts, by its table. */
async function rowsWith(...texts: string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const { name: table, ofStores } of tables) {
    // Row-level security binds the owner of the tables, too. Bytes are shown in hexadecimal; what they say is looked for in them, too.
    const rows = await (ofStores ? inStore : asOwner)<{ row: string }>(
      `select t::text as row from ${table} t where exists (select from unnest($1::text[]) x
         where position(x in t::text) > 0 or position(encode(convert_to(x, 'UTF8'), 'hex') in t::text) > 0) order by 1`,
      [texts],
    )
    if (rows.length > 0)
      found.set(
        table,
        rows.map(({ row }) => row),
      )
  }
  return found
}

/** Columns marked as a contact's, as `table column`; what the database makes of others is left out. */
const columnsOfContacts = async () =>
  (
    await asOwner<{ name: string }>(
      `select format('%s %s', c.relname, a.attname) as name
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('public', 'edge', 'vault') and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = '' and col_description(c.oid, a.attnum) like 'personal:contact;%' order by 1`,
    )
  ).map(({ name }) => name)

/** Belongs to nobody yet: it waits for its message, and goes within a day if none comes. */
const nobodysYet = ['early_change provider_id', 'early_change value', 'early_status provider_id']
/** Of a name that waits only the id, which is that of the identity. */
const sameAsIdentity = ['early_name external_id']

/** Tables that refer to a contact, a conversation or a message, by a key or by a column that is called so. */
const tablesOfContacts = async () =>
  (
    await asOwner<{ name: string }>(
      `select distinct format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('public', 'edge', 'vault') and (exists (
         select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
           and a.attname ~ '(^|_)(contact|conversation|message|identity)_ids?$')
         or exists (select from pg_constraint k where k.conrelid = c.oid and k.confrelid in
           ('contact'::regclass, 'conversation'::regclass, 'message'::regclass)))
       order by 1`,
    )
  ).map(({ name }) => name)

/** Ids of rows that are gone, kept on purpose: what happened when, and that somebody was erased. */
const idsStay = ['public.store_event', 'public.contact_erasure']

describe('somebody of whom everything is held that can be', () => {
  it('has a text in every column that is marked as a contact’s', async () => {
    const everything = JSON.stringify([...(await rowsWith(canary))])
    const columns = await columnsOfContacts()
    expect(columns.length).toBeGreaterThan(30)
    const bytes = Buffer.from(`${canary} inbound_delivery body`).toString('hex')
    const missing = columns.filter((name) => !everything.includes(saidIn(canary, name)))
    expect(everything).toContain(bytes)
    expect(missing.sort()).toEqual([...nobodysYet, ...sameAsIdentity, 'inbound_delivery body'].sort())
  })

  it('has a row in every table that refers to a contact, a conversation or a message', async () => {
    const { contactId, mergedId, conversationId } = meerim
    const ids = (
      await inStore<{ id: string }>(`select id::text from message where conversation_id = $1`, [
        conversationId,
      ])
    ).map(({ id }) => id)
    const filled = await rowsWith(contactId, mergedId, conversationId, ...ids)
    const wanted = (await tablesOfContacts()).filter((table) => !idsStay.includes(table))
    expect(wanted.filter((table) => !filled.has(table))).toEqual([])
  })
})

describe('an export', () => {
  beforeAll(async () => {
    const url = `/api/v1/stores/${shops.ayperi}/contacts/${meerim.contactId}/export`
    const answer = await app.inject({ url, headers: { host: 'tutum.test', cookie: owner.cookie } })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toContain('attachment')
    told = answer.payload
  })

  /** Where a program finds something; the customer is told of the thing itself. */
  const steersOnly = [
    'attachment source',
    'attachment provider_id',
    'attachment thumbnail_sha256',
    'attachment playable_sha256',
    'attachment waveform',
    'upload thumbnail_sha256',
    'upload playable_sha256',
    'upload waveform',
    'early_echo provider_id',
    // Its text with places for figures.
    'draft words',
    // Until somebody of that name writes it is nobody's; then it is the identity's.
    'early_name name',
    // Kept for thirty days to prove what came in; what it says has become messages.
    'inbound_delivery body',
  ]

  it('is one document that tells every column, but for what only steers the program', async () => {
    expect(JSON.parse(told)).toMatchObject({ contacts: [{ id: meerim.contactId }, {}], conversations: [{}] })
    const left = (await columnsOfContacts()).filter((name) => !told.includes(saidIn(canary, name)))
    expect(left.sort()).toEqual([...steersOnly, ...nobodysYet, ...sameAsIdentity].sort())
    expect(told).toContain(`${canary} note`)
    expect(told).not.toContain(others)
  })

  it('is for owners and admins', async () => {
    const bakyt = await client(app, shops.bakyt)
    const at = `/api/v1/stores/${shops.ayperi}/contacts/${meerim.contactId}`
    expect((await bakyt.get(`${at}/export`)).status).toBe(403)
    expect((await bakyt.get(`${at}/openings`)).status).toBe(403)
    expect((await bakyt.send('POST', `${at}/erasures`, { confirm: 'erase' })).status).toBe(403)
  })
})

describe('an erasure', () => {
  it('says in numbers what would go, and nothing goes without the word', async () => {
    const at = `/api/v1/stores/${shops.ayperi}/contacts/${meerim.contactId}`
    expect((await owner.get(`${at}/held`)).body).toMatchObject({
      ...{
        conversations: 1,
        messages: 3,
        files: 1,
        identities: 2,
        facts: 1,
        promises: 1,
        ratings: 1,
        scheduled: 1,
      },
    })
    expect((await owner.send('POST', `${at}/erasures`, { confirm: 'yes' })).status).toBe(422)
  })

  it('leaves no row in any table that names the contact, and touches nothing of another', async () => {
    const { contactId, mergedId, conversationId } = meerim
    const of = await inStore<{ id: string }>(`select id::text from message where conversation_id = $1`, [
      conversationId,
    ])
    const before = await rowsWith(others)
    const answer = await owner.send('POST', `/api/v1/stores/${shops.ayperi}/contacts/${contactId}/erasures`, {
      confirm: 'erase',
    })
    expect(answer).toMatchObject({ status: 202, body: { conversations: 1, messages: 3, files: 1 } })
    await ctx.runJobs()
    const hashes = (await columnsOfContacts()).map((name) => saidIn(canary, name))
    const ids = of.map(({ id }) => id)
    const left = await rowsWith(canary, account, ...hashes, contactId, mergedId, conversationId, ...ids)
    for (const table of idsStay) left.delete(table)
    expect([...left]).toEqual([])
    expect(await rowsWith(others)).toEqual(before)
  })

  it('is written down with numbers, and asked for again changes nothing', async () => {
    const [row] = await inStore<{ messages: number; done: boolean }>(
      'select messages, erased_at is not null as done from contact_erasure',
    )
    expect(row).toEqual({ messages: 3, done: true })
    const again = await owner.send(
      'POST',
      `/api/v1/stores/${shops.ayperi}/contacts/${meerim.contactId}/erasures`,
      {
        confirm: 'erase',
      },
    )
    expect(again.status).toBe(404)
  })
})
