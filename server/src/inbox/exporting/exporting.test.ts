import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { type ConversationId, newId } from '#platform/ids.ts'
import { client } from '../../testing/index.ts'
import { openInbox } from '../../testing/open-inbox.ts'
import { exportConversation } from './export.ts'

// Twenty to five in the morning of the next day, by the clock of the store.
const clock = fixedClock('2026-11-24T22:40:00.000Z')
const { ctx, shop, app, aizada, inbox } = await openInbox(clock)
const nurlan = await client(app, shop.nurlan)
let conversationId: ConversationId

afterAll(() => app.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says('w1', 'Салам, <b>баасы</b> & "канча"?', {
    from: { externalId: 'meerim', name: '<Meerim>' },
  })
  conversationId = (await inbox.conversation()).id as ConversationId
})

const path = (rest: string) => `/api/v1/stores/${shop.ayperi}/conversations/${conversationId}${rest}`
const file = async (query = '', who = aizada) => {
  const answer = await app.inject({
    url: path(`/export${query}`),
    headers: { host: 'tutum.test', origin: 'http://tutum.test', cookie: who.cookie },
  })
  return { status: answer.statusCode, text: answer.payload, headers: answer.headers }
}

describe('a conversation as a file', () => {
  it('is one page that loads nothing and runs nothing, whatever was said in it', async () => {
    await inbox.says('w2', '<script>alert(1)</script><img src=x onerror=alert(1)>', {
      from: { externalId: 'meerim', name: '<Meerim>' },
    })
    const { text, headers } = await file()
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="conversation-whatsapp-2026-11-24-\w+\.html"$/,
    )
    expect(text).toContain('Салам, &lt;b&gt;баасы&lt;/b&gt; &amp; &quot;канча&quot;?')
    expect(text).toContain('&lt;script&gt;')
    expect(text).not.toMatch(/<(script|img|link|iframe|a)\b|<[^>]*\b(src|href|on\w+)=/i)
    expect(text).toContain("default-src 'none'; style-src 'unsafe-inline'")
    expect(text).toContain('&lt;Meerim&gt;')
  })

  it('tells days and times by the clock of the store, and who said what', async () => {
    await aizada.send('POST', path('/messages'), { clientId: newId<'c'>(), text: 'Эки жарым миң' })
    const { text } = await file('?language=ky')
    expect(text).toContain('<h2>25.11.2026</h2>')
    expect(text).toContain('04:40')
    expect(text).toMatch(/<article class="out"><header><b dir="auto">Aizada Asanova<\/b>/)
    expect(text).toContain('<html lang="ky">')
    expect(text).toContain('Жазышуунун аягы. Билдирүүлөр: 2')
  })

  it('holds notes only when they are asked for', async () => {
    await aizada.send('POST', path('/notes'), { clientId: newId<'n'>(), text: 'Скидку не давать' })
    expect((await file()).text).not.toContain('Скидку не давать')
    expect((await file('?notes=true')).text).toContain('Скидку не давать')
  })

  it('names every kind, and says of what was taken back only that it was', async () => {
    const kinds = [
      'image',
      'voice',
      'document',
      'sticker',
      'location',
      'contacts',
      'choice',
      'order',
      'share',
    ] as const
    for (const kind of kinds) await inbox.says(newId<'w'>(), '', { kind })
    await inbox.says('w3', 'Контакты', {
      kind: 'contacts',
      detail: { cards: [{ name: 'Нурлан', phones: ['+996 555 1'] }] },
    })
    await inbox.says('w4', 'Секрет', {})
    await inbox.take({ changes: [{ kind: 'edit', target: 'w1', text: 'Салам!', at: clock.now() }] })
    await inbox.take({ changes: [{ kind: 'deletion', target: 'w4', at: clock.now() }] })
    await inbox.says(newId<'w'>(), '', { kind: 'unsupported', rawKind: 'poll' })
    const { text } = await file('?language=en')
    const named = [
      'Photo',
      'Voice message',
      'Document',
      'Sticker',
      'Place',
      'Contact card',
      'Answer by a button',
      'Cart',
      'Shared post',
    ]
    for (const name of named) expect(text).toContain(`[${name}]`)
    expect(text).toContain('[A kind that the channel does not pass on: poll]')
    expect(text).toContain('Нурлан · +996 555 1')
    expect(text).toContain('edited 25/11/2026')
    expect(text).not.toContain('баасы')
    expect(text).not.toContain('Секрет')
    expect(text).toContain('This message was taken back.')
  })

  it('holds what went out beside the words, and what a template let them press', async () => {
    const says = (part: object) =>
      aizada.send('POST', path('/messages'), { clientId: newId<'c'>(), text: 'Мына', ...part })
    const sent = [
      await says({ opens: { button: '<b>Төлөө</b>', url: 'https://shop.example/pay?a=1&b=2' } }),
      await says({
        goods: { catalogId: '354', header: 'Жаңы', sections: [{ title: 'Көйнөк', skus: ['<A>-1', 'B-2'] }] },
      }),
      await says({ flow: { id: '99', button: '<i>Жазылуу</i>' } }),
      await says({ asksPlace: true }),
      await says({ asksPhone: '<u>Номерим</u>' }),
    ]
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 201))
    const pressed = [
      { kind: 'quick_reply', title: '<s>Ооба</s>' },
      { kind: 'url', title: 'Сайт', leads: 'https://shop.example/?c=1&d=2' },
    ]
    await inbox.says('t1', 'Шаблон')
    await inbox.inStore((tx) =>
      tx.query(`update message set detail = $1 where provider_id = 't1'`, [
        JSON.stringify({ templateButtons: pressed }),
      ]),
    )
    const { text } = await file('?language=en')
    for (const line of [
      'Buttons: &lt;b&gt;Төлөө&lt;/b&gt; · https://shop.example/pay?a=1&amp;b=2',
      'Goods of the catalogue · Көйнөк · &lt;A&gt;-1, B-2',
      'Form: &lt;i&gt;Жазылуу&lt;/i&gt;',
      'A button to share a location',
      'Buttons: &lt;u&gt;Номерим&lt;/u&gt;',
      'Buttons: &lt;s&gt;Ооба&lt;/s&gt;',
      'Buttons: Сайт · https://shop.example/?c=1&amp;d=2',
    ])
      expect(text).toContain(`>${line}</p>`)
  })

  it('holds all of a long one in order, read page by page as it is taken', async () => {
    await inbox.inStore((tx) =>
      tx.query(
        `insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, created_at)
         select c.store_id, ('ffffffff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, c.id, c.channel_id, 'in', 'contact',
           'text', 'Слово ' || n, $1 from conversation c, generate_series(1, 450) n`,
        [clock.now()],
      ),
    )
    const { text } = await file()
    const numbers = [...text.matchAll(/Слово (\d+)/g)].map(([, n]) => Number(n))
    expect(numbers).toEqual(Array.from({ length: 450 }, (_, n) => n + 1))
    const { pieces } = await exportConversation(ctx, shop.ayperi, {
      conversationId,
      language: 'ru',
      notes: false,
    })
    const first = [(await pieces.next()).value, (await pieces.next()).value].join('')
    expect(first).toContain('Слово 150')
    expect(first).not.toContain('Слово 250')
    await pieces.return(undefined)
  })

  it('is for members who may read it', async () => {
    expect((await file('', nurlan)).status).toBe(404)
    expect((await file('?language=de')).status).toBe(422)
    conversationId = newId<'conversation'>()
    expect((await file()).status).toBe(404)
  })
})
