import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startSimulator } from '../main.ts'
import { caller, meerim } from '../testing/caller.ts'
import { startReceiver } from '../testing/receiver.ts'

const receiver = await startReceiver()
const simulator = await startSimulator({ serverUrl: receiver.url, backoff: { firstMs: 20, longestMs: 50 } })
const ask = caller(simulator.url)
afterAll(async () => {
  await simulator.close()
  await receiver.close()
})

const number = '106540352242922'
const business = '102290129340398'
beforeEach(async () => {
  receiver.delivered.length = 0
  await ask.call('POST', '/control/reset')
  await ask.call('DELETE', '/control/faults')
  await ask.graph('POST', `/${business}/subscribed_apps`)
})
const send = (to: object = { to: meerim.whatsapp }) =>
  ask.graph('POST', `/${number}/messages`, {
    ...{ messaging_product: 'whatsapp', ...to, type: 'text', text: { body: 'салам' } },
  })
const happens = (event: object) => ask.call('POST', '/control/whatsapp/account-events', event)
const bodies = () => receiver.delivered.map(({ body }) => JSON.parse(body))
const fields = () =>
  bodies().flatMap(({ entry }) => entry.map((one: { changes: { field: string }[] }) => one.changes[0]?.field))

describe('what Meta does to an account', () => {
  it('restricts it: sends are refused, and the webhook tells until when', async () => {
    await ask.writes('whatsapp', { text: 'салам' })
    expect(await send()).toMatchObject({ status: 200 })
    expect(await happens({ event: 'restriction' })).toMatchObject({ status: 200 })
    expect(await send()).toMatchObject({ status: 400, body: { error: { code: 131031 } } })
    await expect.poll(fields).toContain('account_update')
    await happens({ event: 'restrictionLifted' })
    expect(await send()).toMatchObject({ status: 200 })
  })

  it('rates its number, as the number itself then says', async () => {
    await happens({ event: 'quality', rating: 'RED' })
    await happens({ event: 'limit', tier: 'TIER_250' })
    const asked = 'fields=quality_rating,whatsapp_business_manager_messaging_limit'
    expect((await ask.graph('GET', `/${number}?${asked}`)).body).toMatchObject({
      quality_rating: 'RED',
      whatsapp_business_manager_messaging_limit: 'TIER_250',
    })
    await expect.poll(fields).toContain('phone_number_quality_update')
  })
})

describe('a number that its owner hides', () => {
  it('stands in no webhook and in no answer: the business-scoped id alone does', async () => {
    await ask.writes('whatsapp', { text: 'салам' })
    await expect.poll(() => JSON.stringify(bodies())).toContain(String(meerim.whatsapp))
    expect(await ask.call('POST', '/control/whatsapp/numbers', { shown: false })).toMatchObject({
      status: 200,
    })
    receiver.delivered.length = 0
    await ask.writes('whatsapp', { text: 'мен жаңы атым менен' })
    await expect.poll(fields).toContain('messages')
    const { contacts, messages } = bodies()[0].entry[0].changes[0].value
    expect(messages[0]).not.toHaveProperty('from')
    expect(contacts[0]).not.toHaveProperty('wa_id')
    const recipient = messages[0].from_user_id
    expect(contacts[0]).toMatchObject({ user_id: recipient, profile: { username: 'meerim' } })
    const { body } = await send({ recipient })
    expect(body).toMatchObject({ contacts: [{ input: recipient, user_id: recipient }] })
    expect(JSON.stringify(body)).not.toContain('wa_id')
  })
})

describe('a number of an error that somebody chose', () => {
  it('refuses the next send with it, or has it fail afterwards', async () => {
    await ask.writes('whatsapp', { text: 'салам' })
    await ask.breaks({ sendError: 131042 })
    expect(await send()).toMatchObject({ status: 400, body: { error: { code: 131042 } } })
    expect(await send()).toMatchObject({ status: 200 })
    receiver.delivered.length = 0
    await ask.breaks({ deliveryError: 131049 })
    expect(await send()).toMatchObject({ status: 200 })
    await expect.poll(() => JSON.stringify(bodies())).toContain('131049')
  })
})
