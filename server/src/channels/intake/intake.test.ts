import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { receiver } from '#inbox'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { laneOf } from '../accounts-named.ts'
import { adapters } from '../adapters.ts'
import type { ChannelKind } from '../channel.ts'
import { claimDeliveries } from './claim.ts'
import { takeIn } from './intake.ts'
import type { Receive } from './ports.ts'

let ctx: TestCtx
let shop: World
let inbox: ReturnType<typeof inboxOf>
let floristInbox: ReturnType<typeof inboxOf>
let receive: Receive

beforeAll(async () => {
  ctx = await testCtx()
  shop = await world(ctx)
  const channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '106540352242922')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
  const other = await connectTestChannel(ctx, shop.florist, 'whatsapp', '200')
  floristInbox = inboxOf(ctx, shop.florist, other, 'whatsapp')
  receive = receiver(ctx, { assistantAnswers: async () => true })
})
beforeEach(async () => {
  await ctx.db.asOwner((tx) => tx.query('truncate edge.inbound_delivery'))
  for (const one of [inbox, floristInbox]) await one.inStore((tx) => tx.query('delete from contact'))
})

const timestamp = String(Math.floor(Date.now() / 1000))
const text = (id: string, body: string, from = '996700120000') => ({
  from,
  id,
  timestamp,
  type: 'text',
  text: { body },
})
const change = (messages: object[], phone = '106540352242922') => ({
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '996555010203', phone_number_id: phone },
    messages,
  },
})
const whatsapp = (...changes: object[]) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: changes.map((one) => ({ id: '1', changes: [one] })),
  })

const deliver = (body: string | Buffer, kind: ChannelKind = 'whatsapp') =>
  ctx.db.withEdge((tx) =>
    tx.query('insert into edge.inbound_delivery (kind, account, body, received_at) values ($1, $2, $3, $4)', [
      kind,
      laneOf({ kind, channelId: null, body: Buffer.from(body) }),
      Buffer.from(body),
      ctx.clock.now(),
    ]),
  )
async function takeAll(by: Receive = receive): Promise<number> {
  let passes = 0
  for (let more = true; more; passes++) more = (await takeIn(ctx, { adapters, receive: by })).more
  return passes
}
const outcomes = () =>
  ctx.db.asOwner((tx) =>
    tx.query<{ state: string; attempts: number; outcome: Record<string, unknown> }>(
      'select state, attempts, outcome from edge.inbound_delivery order by id',
    ),
  )
const texts = async (of = inbox) => (await of.messages()).map((row) => row.text)

describe('intake', () => {
  it('turns deliveries into messages and says what became of each', async () => {
    await deliver(whatsapp(change([text('w1', 'салам'), text('w2', 'бар бы?')])))
    await takeAll()
    expect(await texts()).toEqual(['салам', 'бар бы?'])
    expect(await outcomes()).toMatchObject([
      { state: 'done', outcome: { messages: 2, unrouted: 0, problems: [] } },
    ])
  })

  it('takes a message once, however often it is delivered', async () => {
    for (let n = 0; n < 50; n++) await deliver(whatsapp(change([text('w1', 'салам')])))
    await takeAll()
    expect(await texts()).toEqual(['салам'])
    expect(new Set((await outcomes()).map((row) => row.state))).toEqual(new Set(['done']))
  })

  it('keeps the order of deliveries within a conversation', async () => {
    const said = Array.from({ length: 30 }, (_, n) => `line ${n}`)
    for (const line of said) await deliver(whatsapp(change([text(line, line)])))
    await Promise.all([takeAll(), takeAll(), takeAll()])
    await takeAll()
    expect(await texts()).toEqual(said)
  })

  it('gives each store its own part of a body that speaks of several', async () => {
    await deliver(whatsapp(change([text('a', 'to Ayperi')]), change([text('f', 'to Florist')], '200')))
    await takeAll()
    expect([await texts(), await texts(floristInbox)]).toEqual([['to Ayperi'], ['to Florist']])
  })

  it('keeps what is for an unknown account, and says so', async () => {
    await deliver(whatsapp(change([text('x', 'hello')], '999'), change([text('a', 'to Ayperi')])))
    await takeAll()
    expect(await outcomes()).toMatchObject([{ state: 'done', outcome: { messages: 1, unrouted: 1 } }])
    expect(await texts()).toEqual(['to Ayperi'])
  })

  it('shows a kind that it does not know as unsupported', async () => {
    await deliver(whatsapp(change([{ from: '996700120000', id: 'h1', timestamp, type: 'hologram' }])))
    await takeAll()
    expect(await outcomes()).toMatchObject([{ outcome: { messages: 1, unsupported: 1 } }])
    expect(await inbox.messages()).toMatchObject([{ kind: 'unsupported' }])
  })

  it.each([
    ['malformed JSON', '{"entry": ['],
    ['broken UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['nothing', ''],
    ['deep nesting', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['a wrong shape', '{"object":"whatsapp_business_account","entry":[1,null,{"changes":"x"}]}'],
    ['prototype games', '{"__proto__":{"entry":[]},"constructor":{"prototype":{}}}'],
  ])('is not stopped by %s', async (_, body) => {
    for (const kind of ['whatsapp', 'instagram', 'telegram'] as const) await deliver(body, kind)
    await deliver(whatsapp(change([text('after', 'after')])))
    await takeAll()
    expect(new Set((await outcomes()).map((row) => row.state))).toEqual(new Set(['done']))
    expect(await texts()).toEqual(['after'])
  })

  it('takes a thousand entries in one body', async () => {
    const changes = Array.from({ length: 1000 }, (_, n) =>
      change([text(`w${n}`, `line ${n}`, `99670${n % 40}`)]),
    )
    await deliver(whatsapp(...changes))
    await takeAll()
    expect(await outcomes()).toMatchObject([{ state: 'done', outcome: { messages: 1000 } }])
    expect(await inbox.messages()).toHaveLength(1000)
  })

  it('takes a body of 3 MB', async () => {
    await deliver(
      whatsapp(...Array.from({ length: 1500 }, (_, n) => change([text(`b${n}`, 'ы'.repeat(1000))]))),
    )
    await takeAll()
    expect(await inbox.messages()).toHaveLength(1500)
  })

  it('finds the poisonous one among many, gives it up after three tries, and loses none of the others', async () => {
    for (const line of ['1', 'poison', '2', '3']) await deliver(whatsapp(change([text(line, line)])))
    const choosy: Receive = async (tx, entries) => {
      if (entries.some((entry) => entry.messages.some((one) => one.text === 'poison')))
        throw new Error('poison')
      await receive(tx, entries)
    }
    await takeAll(choosy)
    expect(await texts()).toEqual(['1', '2', '3'])
    expect(await outcomes()).toMatchObject([
      { state: 'done' },
      { state: 'dead', attempts: 3, outcome: { problems: ['receiving_failed', 'gave_up'] } },
      { state: 'done' },
      { state: 'done' },
    ])
  })

  it('does not blame a delivery when the database is away', async () => {
    await deliver(whatsapp(change([text('w1', 'салам')])))
    const away: Receive = async () => {
      throw Object.assign(new Error('terminating connection'), { code: '57P01' })
    }
    for (let n = 0; n < 5; n++) await expect(takeAll(away)).rejects.toThrow('terminating')
    expect(await outcomes()).toMatchObject([{ state: 'new', attempts: 0 }])
    await takeAll()
    expect(await texts()).toEqual(['салам'])
  })

  it('takes again, alone and in order, what a process had begun when it ended', async () => {
    for (const line of ['1', '2', '3']) await deliver(whatsapp(change([text(line, line)])))
    await begin(2)
    await takeAll()
    expect(await texts(), 'nobody overtakes a living lease').toEqual([])
    await leaseRunsOut()
    expect(await takeAll()).toBe(3)
    expect(await texts()).toEqual(['1', '2', '3'])
    expect(await outcomes()).toMatchObject([{ attempts: 1 }, { attempts: 1 }, { attempts: 0 }])
  })

  it('counts against a delivery only what it did under this database, not that the database went away', async () => {
    await deliver(whatsapp(change([text('1', 'кар')])))
    await begin(1)
    await leaseRunsOut()
    await ctx.db.asOwner((tx) =>
      tx.query(`update edge.intake_claim set begun_under = now() - interval '1 year'`),
    )
    await takeAll()
    expect(await texts()).toEqual(['кар'])
    expect(await outcomes()).toMatchObject([{ state: 'done', attempts: 0 }])
  })

  it('takes turns between accounts, so that the flood of one does not delay another', async () => {
    const flood = Array.from({ length: 1500 }, (_, n) => n)
    await Promise.all(flood.map((n) => deliver(whatsapp(change([text(`a${n}`, `${n}`)])))))
    await deliver(whatsapp(change([text('f', 'one of another')], '200')))
    const { deliveries, more } = await claim()
    expect(deliveries).toHaveLength(1000)
    expect(deliveries.at(-1)?.body.toString()).toContain('one of another')
    expect(deliveries.map(({ id }) => id)).toEqual(
      deliveries.map(({ id }) => id).toSorted((a, b) => Number(a - b)),
    )
    expect(more).toBe(true)
    await leaseRunsOut()
  })

  it('keeps a body that speaks of several accounts between what came before and after it', async () => {
    const [ours, theirs] = ['106540352242922', '200']
    await deliver(whatsapp(change([text('a1', 'a1')], ours)))
    await deliver(whatsapp(change([text('a2', 'a2')], ours), change([text('b1', 'b1')], theirs)))
    await deliver(whatsapp(change([text('b2', 'b2')], theirs)))
    await deliver(whatsapp(change([text('a3', 'a3')], ours)))
    expect(await takeAll()).toBe(3)
    expect(await texts()).toEqual(['a1', 'a2', 'a3'])
    expect(await texts(floristInbox)).toEqual(['b1', 'b2'])
  })

  it('goes on from claim to claim in one pass, and claims nothing more once it is told to stop', async () => {
    for (const line of ['1', '2', '3', '4']) await deliver(whatsapp(change([text(line, line)])))
    // What was begun before goes alone, so each is a claim.
    await ctx.db.asOwner((tx) => tx.query('update edge.inbound_delivery set attempts = 1'))
    const goesOn = [true, true, false].values()
    await takeIn(ctx, { adapters, receive }, () => goesOn.next().value ?? false)
    expect(await texts()).toEqual(['1', '2', '3'])
    expect(await unendedClaim()).toEqual([])
    expect((await outcomes()).map((row) => row.state)).toEqual(['done', 'done', 'done', 'new'])
  })

  it('rests after a failure instead of going on', async () => {
    await deliver(whatsapp(change([text('1', '1')])))
    const failing: Receive = async () => {
      throw new Error('no')
    }
    expect(await takeIn(ctx, { adapters, receive: failing }, () => true)).toMatchObject({ more: true })
    expect(await outcomes()).toMatchObject([{ state: 'new', attempts: 1 }])
  })

  it('hands a delivery out once, however many processes ask at the same moment', async () => {
    for (const line of ['1', '2', '3']) await deliver(whatsapp(change([text(line, line)])))
    const claims = await Promise.all(Array.from({ length: 6 }, claim))
    expect(claims.flatMap(({ deliveries }) => deliveries)).toHaveLength(3)
  })
})

const unendedClaim = async () => {
  const [claimed] = await ctx.db.asOwner((tx) =>
    tx.query<{ ids: bigint[] }>('select ids from edge.intake_claim'),
  )
  return claimed?.ids
}

const claim = () =>
  ctx.db.withLanes((tx) => claimDeliveries(tx, { engine: ctx.db.engine, tried: false, most: 1000 }))

/** A process that claims the oldest `count` and ends. */
async function begin(count: number): Promise<void> {
  await claim()
  await ctx.db.asOwner((tx) => tx.query('update edge.intake_claim set ids = ids[1:$1::int]', [count]))
}

const leaseRunsOut = () =>
  ctx.db.asOwner((tx) => tx.query(`update edge.intake_claim set lease_until = now() - interval '1 second'`))
