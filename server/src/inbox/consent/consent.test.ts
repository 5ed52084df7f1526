import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type ConversationId, newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { sendAgain, sendAsMember } from '../sending/send.ts'
import { consentIn } from './words.ts'

const ctx = await testCtx({ env: { PUBLIC_URL: 'http://tutum.test' } })
const { ayperi, aizada, bakyt } = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())
const operator = await client(app, bakyt)
const channel = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const inbox = inboxOf(ctx, ayperi, channel, 'whatsapp')

let conversationId: ConversationId
let contactId: string
const store = `/api/v1/stores/${ayperi}`
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says('m1', 'салам')
  conversationId = (await inbox.conversation()).id as ConversationId
  const [row] = await inbox.inStore((tx) =>
    tx.query<{ id: string }>('select contact_id as id from conversation'),
  )
  contactId = row?.id ?? ''
})

const consent = async () => {
  const { body } = await operator.get<{ identities: { consent: Record<string, unknown> }[] }>(
    `${store}/contacts/${contactId}`,
  )
  return body.identities[0]?.consent
}
const template = { kind: 'template', name: 'sale', language: 'ru', components: [] } as never
const sendTemplate = (clientId = newId<'c'>() as string) =>
  inbox.inStore((tx) =>
    sendAsMember(ctx, tx, { conversationId, memberId: aizada.memberId, clientId, text: 'Sale', template }),
  )
const says = (state: 'in' | 'out', reason = 'in the shop') =>
  operator.send('POST', `${store}/conversations/${conversationId}/consent-changes`, { state, reason })

describe('consent to be written to', () => {
  it('is known of who wrote first, and of nothing more', async () => {
    expect(await consent()).toEqual({
      wroteFirst: true,
      state: null,
      how: null,
      by: null,
      reason: null,
      at: null,
      marketing: null,
    })
    await sendTemplate()
  })

  it('ends with a word that says so, in any of the languages; a repeat says nothing new', async () => {
    for (const word of ['Стоп', 'STOP!', ' токтот ', 'Отписаться.']) {
      await inbox.says(`s ${word}`, word)
      await inbox.says(`s ${word}`, word)
      expect(await consent()).toMatchObject({ state: 'out', how: 'word', by: null })
      await inbox.says(`b ${word}`, 'Подписаться')
      expect(await consent()).toMatchObject({ state: 'in', how: 'word' })
    }
    expect(await inbox.inStore((tx) => tx.query('select 1 from consent_change'))).toHaveLength(8)
  })

  it('is not read out of a sentence', () => {
    for (const text of [
      'Стоп, а доставка есть?',
      'где автобус стоп',
      'stop by tomorrow',
      'салам',
      '',
      undefined,
    ])
      expect(consentIn(text)).toBeUndefined()
  })

  it('refuses a template with words, also one that is sent again, and still lets an answer go', async () => {
    const id = await sendTemplate()
    await inbox.inStore((tx) => tx.query(`delete from outbox`))
    await inbox.inStore((tx) => tx.query(`update message set status = 'failed' where id = $1`, [id]))
    await inbox.says('s', 'стоп')
    await expect(sendTemplate()).rejects.toMatchObject({ code: 'opted_out', status: 409 })
    await expect(inbox.inStore((tx) => sendAgain(ctx, tx, conversationId, id))).rejects.toMatchObject({
      code: 'opted_out',
    })
    const answer = await operator.send('POST', `${store}/conversations/${conversationId}/messages`, {
      clientId: newId<'c'>(),
      text: 'Больше не пришлём',
    })
    expect(answer.status).toBe(201)
  })

  it('is noted by the shop with a reason, and by whom', async () => {
    expect((await says('out', '')).status).toBe(422)
    expect(await says('out', 'asked by telephone')).toMatchObject({
      status: 201,
      body: { state: 'out', how: 'member', reason: 'asked by telephone', by: { id: bakyt.memberId } },
    })
    await expect(sendTemplate()).rejects.toMatchObject({ code: 'opted_out' })
    await says('in')
    await sendTemplate()
    expect(await inbox.inStore((tx) => tx.query('select 1 from consent_change'))).toHaveLength(2)
  })
})
