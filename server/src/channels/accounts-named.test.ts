import { describe, expect, it } from 'vitest'
import { accountsNamed, laneOf } from './accounts-named.ts'
import type { ChannelKind } from './channel.ts'

const named = (kind: ChannelKind, body: object | string, channelId: string | null = null) => ({
  kind,
  channelId,
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
})
const number = (id: string, text = 'салам') => ({
  id: '1',
  changes: [{ field: 'messages', value: { metadata: { phone_number_id: id }, messages: [{ text }] } }],
})
const whatsapp = (...entry: object[]) => named('whatsapp', { object: 'whatsapp_business_account', entry })
const instagram = (...entry: object[]) => named('instagram', { object: 'instagram', entry })
const said = { sender: { id: '3' }, recipient: { id: '2' }, message: { mid: 'm', text: 'салам' } }

describe('the lane of a delivery', () => {
  it.each([
    ['a number', whatsapp(number('100')), '100'],
    ['a number, twice', whatsapp(number('100'), number('100')), '100'],
    ['two numbers', whatsapp(number('100'), number('200')), null],
    ['no number', whatsapp({ id: '1', changes: [{ field: 'account_update', value: {} }] }), ''],
    ['an account, its time first', instagram({ time: 1, id: '2', messaging: [said] }), '2'],
    ['an account, its time last', instagram({ id: '2', time: 1, messaging: [said] }), '2'],
    ['an account without a time', instagram({ id: '2', messaging: [said, said] }), '2'],
    [
      'a comment of somebody',
      instagram({
        id: '2',
        time: 1,
        changes: [{ field: 'comments', value: { id: '9', from: { id: '3' } } }],
      }),
      '2',
    ],
    ['two accounts', instagram({ id: '2', messaging: [said] }, { id: '4', messaging: [said] }), null],
    ['no JSON', named('whatsapp', '<xml/>'), ''],
    ['a bot', named('telegram', '{"update_id":1}', 'the-channel'), 'the-channel'],
  ])('is that of %s', (_, delivery, lane) => {
    expect(laneOf(delivery)).toBe(lane)
  })

  it('is not named by what a customer writes', () => {
    const forged = '"phone_number_id":"666"'
    expect(accountsNamed(whatsapp(number('100', forged)))).toEqual(['100'])
  })
})
