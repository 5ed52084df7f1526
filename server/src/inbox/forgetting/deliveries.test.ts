import { beforeEach, describe, expect, it } from 'vitest'
import { forgetDeliveries } from '#channels'
import type { ChannelId, StoreId } from '#platform/ids.ts'
import { accountsNamed, laneOf } from '../../channels/accounts-named.ts'
import { disconnectChannel } from '../../channels/connecting/disconnect.ts'
import { leavingJobs } from '../../channels/leaving/jobs.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { workOnForgetting } from './work.ts'

const ctx = await testCtx()
const { ayperi, florist, aizada, nurlan } = await world(ctx)
await leavingJobs(ctx)
await workOnForgetting(ctx)

const [ours, other] = ['106540352242922', '106540352242923']

beforeEach(async () => {
  for (const store of [ayperi, florist])
    await ctx.db.withStore(store, async (tx) => {
      await tx.query(`select app.release_route(id) from channel where store_id = $1`, [store])
      await tx.query('delete from channel where store_id = $1', [store])
    })
  await ctx.db.asOwner((tx) =>
    tx.query(
      'truncate edge.inbound_delivery; truncate edge.delivery_owner; delete from edge.account_held; delete from vault.secret',
    ),
  )
})

const connect = (store: StoreId = ayperi, account = ours) =>
  connectTestChannel(ctx, store, 'whatsapp', account)
const leave = async (channelId: ChannelId, history: 'keep' | 'delete' = 'delete', store = ayperi) => {
  const by = store === ayperi ? aizada.memberId : nurlan.memberId
  await disconnectChannel(ctx, store, { channelId, by, history })
  await ctx.db.asOwner((tx) => tx.query('update channel_disconnection set next_at = null'))
  await ctx.runJobs()
}

interface Came {
  readonly name: string
  readonly accounts?: readonly string[]
  readonly state?: 'new' | 'done' | 'dead'
  readonly at?: Date
}
/** A delivery as the edge keeps it; its name is what the customer wrote. */
async function comes({ name, accounts = [ours], state = 'done', at = new Date() }: Came): Promise<bigint> {
  const entry = accounts.map((phone_number_id) => ({
    changes: [{ value: { metadata: { phone_number_id }, messages: [{ text: { body: name } }] } }],
  }))
  const body = Buffer.from(JSON.stringify({ entry }))
  const delivery = { kind: 'whatsapp', channelId: null, body } as const
  expect(accountsNamed(delivery)).toEqual([...accounts])
  const [row] = await ctx.db.asOwner((tx) =>
    tx.query<{ id: bigint }>(
      `insert into edge.inbound_delivery (kind, account, body, received_at, state) values ('whatsapp', $1, $2, $3, $4)
       returning id`,
      [laneOf(delivery), body, at, state],
    ),
  )
  return row?.id ?? 0n
}
const kept = async () => {
  const rows = await ctx.db.asOwner((tx) =>
    tx.query<{ body: Buffer }>('select body from edge.inbound_delivery order by id'),
  )
  return rows.map(({ body }) => /"body":"(.*?)"/.exec(body.toString())?.[1])
}

describe('the raw deliveries of a channel whose history is deleted', () => {
  it('go with it, those that failed too, but no other account’s and none that speaks of several', async () => {
    const channel = await connect()
    await comes({ name: 'taken in' })
    const dead = await comes({ name: 'dead', state: 'dead' })
    await ctx.db.asOwner((tx) =>
      tx.query('insert into edge.delivery_owner (delivery_id, store_id, channel_id) values ($1, $2, $3)', [
        dead,
        ayperi,
        channel,
      ]),
    )
    await comes({ name: 'of both', accounts: [ours, other] })
    await comes({ name: 'of the other', accounts: [other] })
    await comes({ name: 'on its way', state: 'new' })
    await leave(channel)
    expect(await kept()).toEqual(['of both', 'of the other', 'on its way'])
    expect(await ctx.db.asOwner((tx) => tx.query('select 1 from edge.delivery_owner'))).toEqual([])
  })

  it('stay with a history that stays', async () => {
    const channel = await connect()
    await comes({ name: 'taken in' })
    await leave(channel, 'keep')
    expect(await kept()).toEqual(['taken in'])
  })

  it('of another store that held the account before or afterwards stay', async () => {
    const theirs = await connect(florist)
    await comes({ name: 'to the florist' })
    await leave(theirs, 'keep', florist)
    const channel = await connect()
    await comes({ name: 'to us' })
    await leave(channel, 'keep')
    const again = await connectTestChannel(ctx, florist, 'whatsapp', `${ours}0`)
    await ctx.db.withStore(florist, (tx) =>
      tx.query('select app.claim_route($1, $2, $3, null)', ['whatsapp', ours, again]),
    )
    await comes({ name: 'to the florist again' })
    await leave(channel, 'delete')
    expect(await kept()).toEqual(['to the florist', 'to the florist again'])
  })

  it('are of no use to another store: it deletes nothing by the id of a foreign channel', async () => {
    const channel = await connect()
    await comes({ name: 'to us' })
    await forgetDeliveries(ctx, florist, channel)
    expect(await kept()).toEqual(['to us'])
  })

  it('are found however many came between them', async () => {
    const channel = await connect()
    for (let n = 0; n < 7; n++) await comes({ name: `${n}`, accounts: [n % 3 === 0 ? ours : other] })
    await forgetDeliveries(ctx, ayperi, channel, 2)
    expect(await kept()).toEqual(['1', '2', '4', '5'])
  })

  it('of Telegram go by the channel in their address', async () => {
    const bot = await connectTestChannel(ctx, ayperi, 'telegram', '7000000001')
    await ctx.db.asOwner((tx) =>
      tx.query(
        `insert into edge.inbound_delivery (kind, channel_id, account, body, received_at, state)
         values ('telegram', $1::uuid, $1::uuid::text, '{}', $2, 'done')`,
        [bot, new Date()],
      ),
    )
    await leave(bot)
    expect(await kept()).toEqual([])
  })
})
