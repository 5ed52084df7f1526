import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { deliveryPorts } from '#inbox'
import { fixedClock } from '#platform/clock.ts'
import { type ChannelId, newId, parseId } from '#platform/ids.ts'
import { sendAsMember } from '../../../inbox/sending/send.ts'
import { testCtx, world } from '../../../testing/index.ts'
import { inboxOf, message } from '../../../testing/message-path.ts'
import { adapters } from '../../adapters.ts'
import { createDelivery } from '../../delivery/deliver.ts'
import { checkChannel } from '../../health/check-channel.ts'
import { startFakeProvider } from '../../testing.ts'
import { connectChannel } from '../connect.ts'
import { disconnectChannel } from '../disconnect.ts'
import { findChannel } from '../queries.ts'
import { renewDueTokens } from './jobs.ts'

const DAY = 86_400_000
const clock = fixedClock('2026-11-24T10:00:00.000Z')
const provider = await startFakeProvider()
afterAll(() => provider.close())
const ctx = await testCtx({ clock, env: { INSTAGRAM_GRAPH_URL: `${provider.url}/instagram` } })
const { ayperi, aizada } = await world(ctx)

const me = { body: { id: '26000000000000001', user_id: '17841400000000001', username: 'ayperi.kg' } }
const success = { body: { success: true } }
const renewed = (token: string) => ({ body: { access_token: token, expires_in: 60 * 86_400 } })
const refused = (status: number, code: number) => ({ status, body: { error: { code, message: '' } } })

/** A channel whose token was given out now for 60 days; null for a pasted one. */
async function connected(days: number | null = 60): Promise<ChannelId> {
  provider.answers(me, success)
  const now = clock.now()
  const life =
    days === null
      ? undefined
      : {
          issuedAt: now,
          expiresAt: new Date(now.getTime() + days * DAY),
          missingPermissions: [],
          granted: true,
        }
  const outcome = await connectChannel(ctx, ayperi, { kind: 'instagram', accessToken: 'IGAA-first' }, life)
  if (!outcome.ok) throw new Error('not connected')
  provider.got.length = 0
  return outcome.channelId
}

let id: ChannelId
beforeEach(async () => {
  id = await connected()
})
const channel = async () => {
  const row = await ctx.db.withStore(ayperi, (tx) => findChannel(tx, id))
  if (!row) throw new Error('no channel')
  return row
}
const token = () =>
  ctx.db.withStore(ayperi, (tx) => ctx.vault.get(tx, { owner: 'channel', rowId: id, name: 'token' }))

async function deliver(): Promise<void> {
  const delivery = createDelivery(ctx, { adapters, ...deliveryPorts(ctx) })
  await delivery.pass()
  await delivery.settled()
}

describe('a token of 60 days', () => {
  it('is renewed from its 45th day on and not before, and what came is kept', async () => {
    clock.move(45 * DAY - 1)
    await renewDueTokens(ctx)
    expect(provider.got).toEqual([])
    clock.move(1)
    provider.answers(renewed('IGAA-second'))
    await renewDueTokens(ctx)
    expect(provider.got).toMatchObject([{ method: 'GET' }])
    expect(provider.got[0]?.url).toMatch(/refresh_access_token\?grant_type=ig_refresh_token/)
    expect(await token()).toBe('IGAA-second')
    expect((await channel()).tokenExpiresAt).toEqual(new Date(clock.now().getTime() + 60 * DAY))
    await renewDueTokens(ctx)
    expect(provider.got).toHaveLength(1)
  })

  it('is asked for once by two that look at the same time', async () => {
    clock.move(46 * DAY)
    provider.answers(renewed('IGAA-second'))
    await Promise.all([renewDueTokens(ctx), renewDueTokens(ctx)])
    expect(provider.got).toHaveLength(1)
  })

  it('that is not renewed says so, is tried again, and the word goes when it worked', async () => {
    clock.move(46 * DAY)
    provider.answers(refused(400, 100))
    await renewDueTokens(ctx)
    expect(await channel()).toMatchObject({ state: 'connected', tokenProblem: 'rejected 100' })
    await renewDueTokens(ctx)
    expect(provider.got).toHaveLength(1)
    clock.move(DAY / 4)
    provider.answers('reset')
    await renewDueTokens(ctx)
    expect(await channel()).toMatchObject({ tokenProblem: 'provider_unreachable' })
    clock.move(DAY / 4)
    provider.answers(renewed('IGAA-second'))
    await renewDueTokens(ctx)
    expect(await channel()).toMatchObject({ state: 'connected', tokenProblem: null })
  })

  it('that expired breaks the channel with its reason, and connecting again mends it', async () => {
    clock.move(60 * DAY)
    await renewDueTokens(ctx)
    expect(provider.got).toEqual([])
    expect(await channel()).toMatchObject({ state: 'broken', stateReason: 'token_expired' })
    expect(await connected()).toBe(id)
    expect(await channel()).toMatchObject({ state: 'connected', stateReason: null })
  })

  it('that expired lets what is written wait, and connecting again sends it', async () => {
    clock.move(60 * DAY)
    const inbox = inboxOf(ctx, ayperi, id, 'instagram')
    await inbox.take({ messages: [message(ctx, newId<'m'>(), 'салам', { from: { externalId: '7' } })] })
    const conversationId = parseId<'conversation'>((await inbox.conversation()).id)
    await renewDueTokens(ctx)
    const said = { clientId: newId<'c'>(), text: 'Саламатсызбы!' }
    await ctx.db.withStore(ayperi, (tx) =>
      sendAsMember(ctx, tx, { conversationId, memberId: aizada.memberId, ...said }),
    )
    provider.got.length = 0
    await deliver()
    expect(provider.got).toEqual([])
    expect(await inbox.messages()).toMatchObject([
      { text: 'салам' },
      { author: 'system' },
      { text: 'Саламатсызбы!', status: 'queued' },
    ])

    await connected()
    provider.answers({ body: { recipient_id: '7', message_id: 'mid.1' } })
    await deliver()
    expect(provider.got).toMatchObject([{ body: { message: { text: 'Саламатсызбы!' } } }])
    expect((await inbox.messages()).at(-1)).toMatchObject({ status: 'sent' })
  })

  it('that was revoked breaks the channel when it is refused again, at the look a minute later', async () => {
    clock.move(46 * DAY)
    provider.answers(refused(401, 190))
    await renewDueTokens(ctx)
    expect(await channel()).toMatchObject({ state: 'connected' })
    provider.answersBy(() => refused(401, 190))
    await checkChannel(ctx, id, true)
    expect(await channel()).toMatchObject({ state: 'broken', stateReason: 'token_rejected 190' })
    provider.answersBy(() => undefined)
  })

  it('of a disconnected channel is left alone', async () => {
    await disconnectChannel(ctx, ayperi, { channelId: id, by: aizada.memberId, history: 'keep' })
    clock.move(46 * DAY)
    await renewDueTokens(ctx)
    expect(provider.got).toEqual([])
  })
})

describe('a pasted token', () => {
  it('is renewed once it is surely a day old, and then its end is known', async () => {
    id = await connected(null)
    clock.move(DAY - 1)
    await renewDueTokens(ctx)
    expect(provider.got).toEqual([])
    clock.move(1)
    provider.answers(renewed('IGAA-second'))
    await renewDueTokens(ctx)
    expect((await channel()).tokenExpiresAt).toEqual(new Date(clock.now().getTime() + 60 * DAY))
  })
})
