import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonChange } from '#channels'
import { fixedClock } from '#platform/clock.ts'
import { openInbox } from '../../testing/open-inbox.ts'
import type { ConversationJson } from '../reading/shapes.ts'

const clock = fixedClock(new Date().toISOString())
const { shop, app, aizada, inbox } = await openInbox(clock)
const phone = '+996555000001'
const at = new Date(clock.now().getTime() + 1000)
let conversationId: string

afterAll(() => app.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says('w1', 'Салам', { from: { externalId: '996555000001', name: 'Мээрим', phone } })
  conversationId = (await inbox.conversation()).id
})

const path = (rest = '') => `/api/v1/stores/${shop.ayperi}/conversations/${conversationId}${rest}`
const changed = async () => (await aizada.get<ConversationJson>(path())).body.personChanged
const tells = (change: Partial<PersonChange>) =>
  inbox.take({ people: [{ externalId: '996555000001', at, ...change } as PersonChange] })
const moves = (to: string, number?: string) => tells({ kind: 'moved', to, ...(number && { phone: number }) })
const lines = async () =>
  (await inbox.messages()).filter(({ kind }) => kind === 'event').map(({ detail }) => detail)

describe('a customer who may be somebody else by now', () => {
  it('is told of when the channel says that the number changed, until somebody has looked', async () => {
    await moves('996700000002', '+996700000002')
    expect(await changed()).toEqual({ what: 'number', at: at.toISOString() })
    expect(await lines()).toEqual([{ type: 'person_changed', what: 'number' }])
    const seen = await aizada.send<ConversationJson>('PUT', path('/person-change/seen'))
    expect(seen).toMatchObject({ status: 200, body: { personChanged: null } })
    await moves('996700000002', '+996700000002')
    expect([await changed(), await lines()]).toEqual([null, [{ type: 'person_changed', what: 'number' }]])
  })

  it('is told of once when the channel says twice that the device changed, and again of the next', async () => {
    await tells({ kind: 'device' })
    await tells({ kind: 'device' })
    expect(await changed()).toEqual({ what: 'device', at: at.toISOString() })
    expect(await lines()).toHaveLength(1)
    await aizada.send('PUT', path('/person-change/seen'))
    await tells({ kind: 'device', at: new Date(at.getTime() + 60_000) })
    expect(await lines()).toHaveLength(2)
    expect(await changed()).toMatchObject({ what: 'device' })
  })

  it('is nobody who only got another id, nor whose number is written otherwise, nor a stranger', async () => {
    await moves('KG.2')
    await moves('996555000001-again', '996 555 000 001')
    await tells({ kind: 'device', externalId: 'nobody' })
    expect([await changed(), await lines()]).toEqual([null, []])
  })
})
