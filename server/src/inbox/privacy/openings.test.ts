import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { peopleOf } from '../../testing/people.ts'
import { mergeContacts } from '../contacts/merge.ts'
import { sweepOpenings } from './openings.ts'

let at = '2026-11-24T10:15:00.000Z'
const clock: Clock = { now: () => fixedClock(at).now() }
const ctx = await testCtx({ env: { PUBLIC_URL: 'http://tutum.test' }, clock })
const { ayperi, aizada, bakyt } = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())
const owner = await client(app, aizada)
const operator = await client(app, bakyt)
const { rows, writes } = peopleOf(ctx, ayperi)
const whatsapp = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const telegram = await connectTestChannel(ctx, ayperi, 'telegram', '300')
const store = `/api/v1/stores/${ayperi}`

let contactId: string
let conversationId: string
let day = 24
beforeEach(async () => {
  // What was written within an hour is remembered, so each test has a day of its own.
  at = `2026-11-${day++}T10:15:00.000Z`
  await rows('delete from contact')
  contactId = await writes(whatsapp, 'whatsapp', { externalId: '996555123456', name: 'Meerim' })
  conversationId = (await rows<{ id: string }>('select id from conversation'))[0]?.id ?? ''
})

const opened = async (id = contactId) => {
  const { body } = await owner.get<{ days: number; items: { member: { name: string }; hour: string }[] }>(
    `${store}/contacts/${id}/openings`,
  )
  return body.items.map(({ member, hour }) => `${member.name.split(' ')[0]} ${hour.slice(11, 16)}`)
}
/** It is written when the answer has left. */
const eventually = (wanted: string[], id?: string) =>
  expect.poll(() => opened(id), { timeout: 5000 }).toEqual(wanted)

describe('who opened a customer', () => {
  it('is written down for a thread, a card, a timeline and files, and not for the list', async () => {
    await operator.get(`${store}/conversations`)
    await operator.get(`${store}/conversations/${conversationId}`)
    await owner.get(`${store}/contacts/${contactId}/held`)
    await eventually([])
    for (const path of [
      `conversations/${conversationId}/messages`,
      `contacts/${contactId}`,
      `contacts/${contactId}/messages`,
      `contacts/${contactId}/files`,
    ]) {
      await rows('delete from contact_opening')
      at = new Date(Date.parse(at) + 3_600_000).toISOString()
      expect((await operator.get(`${store}/${path}`)).status).toBe(200)
      await eventually([`Bakyt ${at.slice(11, 13)}:00`])
    }
  })

  it('is written down for whoever takes a conversation along', async () => {
    const url = `${store}/conversations/${conversationId}/export`
    await app.inject({ url, headers: { host: 'tutum.test', cookie: operator.cookie } })
    await eventually(['Bakyt 10:00'])
  })

  it('is one line for each member and hour, the newest first', async () => {
    for (let n = 0; n < 3; n++) await operator.get(`${store}/contacts/${contactId}`)
    await eventually(['Bakyt 10:00'])
    at = at.replace('10:15', '11:05')
    await operator.get(`${store}/conversations/${conversationId}/messages`)
    await operator.get(`${store}/contacts/${contactId}`)
    await eventually(['Bakyt 11:00', 'Bakyt 10:00'])
    expect(await rows('select 1 from contact_opening')).toHaveLength(2)
  })

  it('is told of both after a merge', async () => {
    const other = await writes(telegram, 'telegram', { externalId: '77', name: 'Bot' })
    await operator.get(`${store}/contacts/${other}`)
    await eventually(['Bakyt 10:00'], other)
    await ctx.db.withStore(ayperi, (tx) =>
      mergeContacts(ctx, tx, { keptId: contactId, otherId: other, memberId: aizada.memberId }),
    )
    await eventually(['Bakyt 10:00'])
  })

  it('is nothing for whoever was refused', async () => {
    await operator.get(`${store}/contacts/${contactId}/export`)
    await operator.get(`${store}/conversations/${contactId}/messages`)
    await new Promise((wait) => setTimeout(wait, 200))
    expect(await opened()).toEqual([])
  })

  it('is kept for ninety days', async () => {
    await operator.get(`${store}/contacts/${contactId}`)
    await eventually(['Bakyt 10:00'])
    const began = Date.parse(at)
    at = new Date(began + 90 * 86_400_000 - 3_600_000).toISOString()
    await sweepOpenings(ctx)
    expect(await opened()).toHaveLength(1)
    at = new Date(began + 90 * 86_400_000).toISOString()
    await sweepOpenings(ctx)
    expect(await opened()).toEqual([])
  })
})
