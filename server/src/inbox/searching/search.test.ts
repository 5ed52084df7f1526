import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { type ChannelId, newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../../testing/message-path.ts'
import { mergeContacts } from '../contacts/merge.ts'
import type { MessageJson } from '../reading/shapes.ts'
import type { Found } from './shapes.ts'

const clock = fixedClock(new Date().toISOString())
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let nurlan: Client
let channel: ChannelId
let inbox: ReturnType<typeof inboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  nurlan = await client(app, shop.nurlan)
  channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
})
afterAll(() => app.close())
beforeEach(() => inbox.inStore((tx) => tx.query('delete from contact')))

type Fields = Partial<Parameters<typeof message>[3]>
/** A person says something; `from` and the rest as the provider tells it. Gives the provider's id of the message. */
async function says(person: string, text: string | null, fields: Fields = {}): Promise<string> {
  const id = newId<'m'>()
  clock.move(1000)
  await inbox.take({
    messages: [message(ctx, id, text ?? '', { from: { externalId: person, name: person }, ...fields })],
  })
  return id
}
const url = (query: string, more = '', store: string = shop.ayperi) =>
  `/api/v1/stores/${store}/inbox/search?q=${encodeURIComponent(query)}${more}`
const search = async (query: string, more = '') => (await aizada.get<Found>(url(query, more))).body
const said = async (query: string) => (await search(query)).messages.map(({ excerpt }) => excerpt.text)
const people = async (query: string) =>
  (await search(query)).people.map(({ conversation }) => conversation.contact.name)
const marked = ({ text, marks }: Found['messages'][number]['excerpt']) =>
  marks.map(({ from, to }) => text.slice(from, to))
const rows = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
  inbox.inStore((tx) => tx.query<Row>(sql, [...values]))

describe('searching what was said', () => {
  it.each([
    ['рубашку', 'Сколько стоит льняная рубашка?'],
    ['РУБАШ', 'Сколько стоит льняная рубашка?'],
    ['льняной рубашки', 'Сколько стоит льняная рубашка?'],
    ['койногунуздор', 'Зыгыр көйнөгүңүз канча турат?'],
    ['зыгыр КӨЙНӨК', 'Зыгыр көйнөк барбы'],
    ['ЖЕТКИРҮҮ', 'жеткируу канча'],
    ['ещё', 'А еще есть'],
    ['shipping', 'How long does SHIPPING take'],
    ['ls-l', 'Мне LS-L пожалуйста'],
    ['aizada@ayperi', 'Пишите на aizada@ayperi.example'],
    ['50%', 'Скидка 50%?'],
  ])('"%s" finds "%s"', async (query, text) => {
    await says('Meerim', text)
    await says('Bakyt', 'Салам')
    expect(await said(query)).toEqual([text])
    expect((await search(query)).near).toBe(false)
  })

  it.each([
    ['рубажка', 'рубашка'],
    ['рбашка', 'рубашка'],
    ['руббашку', 'рубашка'],
    ['рубшака', 'рубашка'],
    ['жеткирру', 'жеткирүү'],
    ['delivry', 'delivery'],
  ])('"%s" finds "%s" for want of anything nearer, and says so', async (typed, meant) => {
    await says('Meerim', `Нужна ${meant}`)
    const found = await search(typed)
    expect(found).toMatchObject({ near: true, messages: [{ excerpt: { text: `Нужна ${meant}` } }] })
    expect(found.messages.flatMap(({ excerpt }) => marked(excerpt))).toEqual([meant])
  })

  it('shows no other spelling beside what was written just so', async () => {
    await says('Meerim', 'рубашка')
    await says('Bakyt', 'рубажка')
    expect(await said('рубашка')).toEqual(['рубашка'])
  })

  it('needs every word, in any order', async () => {
    await says('Meerim', 'доставка в Ош сегодня')
    await says('Bakyt', 'доставка в Бишкек')
    expect(await said('ош доставка')).toEqual(['доставка в Ош сегодня'])
  })

  it('tells whose it is, who said it and when, and where the words stand', async () => {
    await says('Meerim', '<b>Льняная</b> рубашка 👍')
    const { messages } = await search('льняная рубашка')
    expect(messages).toMatchObject([
      { author: 'contact', kind: 'text', contact: { name: 'Meerim' }, channel: { kind: 'whatsapp' } },
    ])
    expect(messages[0]?.excerpt.text).toBe('<b>Льняная</b> рубашка 👍')
    expect(messages.map(({ excerpt }) => marked(excerpt))).toEqual([['Льняная', 'рубашка']])
  })

  it('cuts a long text to what stands around the words', async () => {
    await says('Meerim', `${'до '.repeat(200)}рубашка${' после'.repeat(200)}`)
    const [hit] = (await search('рубашка')).messages
    expect(hit?.excerpt.text.length).toBeLessThan(200)
    expect(hit && marked(hit.excerpt)).toEqual(['рубашка'])
  })

  it('goes from the newest to the oldest, page by page, each once', async () => {
    const texts = Array.from({ length: 7 }, (_, n) => `рубашка ${n}`)
    for (const text of texts) await says('Meerim', text)
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Found = await search('рубашка', `&limit=3&cursor=${cursor}`)
      seen.push(...page.messages.map(({ excerpt }) => excerpt.text))
      cursor = page.next
    }
    expect(seen).toEqual(texts.toReversed())
  })

  it('pages through other spellings too', async () => {
    for (let n = 0; n < 3; n += 1) await says('Meerim', `рубашка ${n}`)
    const first = await search('рубажка', '&limit=2')
    const second = await search('рубажка', `&limit=2&cursor=${first.next}`)
    expect([...first.messages, ...second.messages].map(({ excerpt }) => excerpt.text)).toEqual([
      'рубашка 2',
      'рубашка 1',
      'рубашка 0',
    ])
  })

  it.each(['', 'р', '?!', '👍', "'", '%_', "' | 'x'", '\\'])('finds nothing for "%s"', async (query) => {
    await says('Meerim', 'рубашка x')
    const answer = await aizada.get<Found>(url(query))
    expect(answer).toMatchObject({ status: 200, body: { messages: [], next: null } })
  })

  it('takes the operators of the search language as signs', async () => {
    await says('Meerim', 'рубашка')
    expect(await said("рубашка' & ! | :* <-> (")).toEqual(['рубашка'])
  })

  it('finds a telephone number in any writing', async () => {
    await says('Meerim', 'Мой номер 0555 12-34-56, звоните')
    const text = 'Мой номер 0555 12-34-56, звоните'
    for (const query of ['+996555123456', '0555123456', '0555 12-34-56', '555 123 456'])
      expect(await said(query), query).toEqual([text])
    expect(await said('0700 12-34-56')).toEqual([])
  })

  it('finds the words of orders, cards and places', async () => {
    await says('Meerim', null, { kind: 'order', detail: { order: [{ sku: 'LIN-77', quantity: 1 }] } })
    await says('Bakyt', null, {
      kind: 'contacts',
      detail: { cards: [{ name: 'Гульнара Асанова', phones: ['+996700111222'] }] },
    })
    await says('Azamat', null, {
      kind: 'location',
      detail: { location: { latitude: 1, longitude: 2, name: 'Ошский рынок' } },
    })
    expect(await said('lin-77')).toEqual(['LIN-77'])
    expect((await search('гульнара')).messages).toHaveLength(1)
    expect((await search('0700111222')).messages).toHaveLength(1)
    expect((await search('ошский')).messages).toHaveLength(1)
  })

  it('finds what is said in a recording', async () => {
    await says('Meerim', null, { kind: 'voice', attachments: [{ kind: 'voice', source: { id: 'v' } }] })
    await rows(`update attachment set transcript_state = 'done', transcript = $1`, [
      JSON.stringify({ text: 'Хочу заказать рубашку', language: 'ru', by: 'x', standIn: false, doubts: [] }),
    ])
    expect((await search('заказать')).messages).toMatchObject([
      { kind: 'voice', excerpt: { text: 'Хочу заказать рубашку' } },
    ])
  })

  it('finds the imported past', async () => {
    await inbox.take({
      past: [
        {
          providerId: 'past-1',
          from: { externalId: 'Meerim', name: 'Meerim' },
          at: new Date(clock.now().getTime() - 90 * 86_400_000),
          kind: 'text',
          text: 'давняя рубашка',
          echo: false,
        },
      ],
    } as never)
    expect(await said('рубашка')).toEqual(['давняя рубашка'])
  })

  it('searches one thread when asked to', async () => {
    await says('Meerim', 'рубашка Мээрим')
    await says('Bakyt', 'рубашка Бакыта')
    const [hit] = (await search('мээрим')).messages
    const found = await search('рубашка', `&conversationId=${hit?.conversationId}`)
    expect(found.messages.map(({ excerpt }) => excerpt.text)).toEqual(['рубашка Мээрим'])
    expect(found.people).toEqual([])
  })

  it('searches all conversations of a contact when asked to, page after page and with a typing error', async () => {
    await says('Meerim', 'рубашка первая')
    await says('Meerim 2', 'рубашка вторая')
    await says('Bakyt', 'рубашка Бакыта')
    await says('Meerim', 'рубашка третья')
    const idOf = async (name: string) => (await search(name)).people[0]?.conversation.contact.id ?? ''
    const [kept, other] = [await idOf('Meerim'), await idOf('Meerim 2')].sort()
    const merging = { keptId: kept ?? '', otherId: other ?? '', memberId: shop.aizada.memberId }
    await inbox.inStore((tx) => mergeContacts(ctx, tx, merging))
    const theirs = ['рубашка третья', 'рубашка вторая', 'рубашка первая']
    for (const contactId of [kept, other])
      for (const query of ['рубашка', 'рубвшка']) {
        const found: string[] = []
        let next: string | null = ''
        while (next !== null) {
          const page: Found = await search(
            query,
            `&contactId=${contactId}&limit=1${next && `&cursor=${next}`}`,
          )
          found.push(...page.messages.map(({ excerpt }) => excerpt.text))
          expect(page.people).toEqual([])
          next = page.next
        }
        expect(found).toEqual(theirs)
      }
  })
})

describe('searching people', () => {
  it('finds names, usernames and parts of numbers, people before messages', async () => {
    const from = {
      externalId: '1',
      name: 'Мээрим Токтогулова',
      username: 'meerim_t',
      phone: '+996 555 123-456',
    }
    await says('x', 'салам', { from })
    await says('Bakyt', 'Спросите Мээрим')
    for (const query of [
      'мээр',
      'токтогулова мээрим',
      'meerim',
      'мэрим',
      '0555123456',
      '0555 12-34-56',
      '+996555123456',
      '12-34-56',
    ])
      expect(await people(query), query).toEqual(['Мээрим Токтогулова'])
    const found = await search('мээрим')
    expect(found.people.map(({ name }) => marked(name))).toEqual([['Мээрим']])
    expect(found.messages).toHaveLength(1)
    expect(await people('0700 12-34-57')).toEqual([])
  })

  it('finds a person by a new name, and by the old one no more', async () => {
    await says('Meerim', 'салам')
    await says('Meerim', 'салам', { from: { externalId: 'Meerim', name: 'Gulnara' } })
    expect(await people('gulnara')).toEqual(['Gulnara'])
    expect(await people('meerim')).toEqual([])
  })
})

describe('what is gone or changed', () => {
  it('is found by its new words alone after an edit', async () => {
    const id = await says('Meerim', 'рубашка')
    const change = { kind: 'edit', target: id, text: 'пижама', at: clock.now() }
    await inbox.take({ changes: [change] } as never)
    expect(await said('рубашка')).toEqual([])
    expect(await said('пижама')).toEqual(['пижама'])
  })

  it('is not found once its sender took it back', async () => {
    const id = await says('Meerim', 'рубашка')
    await inbox.take({ changes: [{ kind: 'deletion', target: id, at: clock.now() }] } as never)
    expect(await said('рубашка')).toEqual([])
  })

  it('is not found when the person is erased: neither name nor words', async () => {
    await says('Meerim', 'рубашка')
    await says('Bakyt', 'рубашка')
    await rows(`delete from contact where name = 'Meerim'`)
    expect(await people('meerim')).toEqual([])
    expect((await search('рубашка')).messages.map(({ contact }) => contact.name)).toEqual(['Bakyt'])
  })
})

describe('another store', () => {
  it('is never searched, whoever asks', async () => {
    await says('Meerim', 'рубашка')
    expect((await nurlan.get<Found>(url('рубашка', '', shop.florist))).body).toMatchObject({
      people: [],
      messages: [],
    })
    expect((await nurlan.get(url('рубашка'))).status).toBe(404)
  })

  it('stays closed even to a question that carries its mark', async () => {
    await says('Meerim', 'рубашка')
    const asked = `'рубашка' | 'meerim' | 'qz${shop.ayperi.slice(-4)}'`
    const found = await ctx.db.withStore(shop.florist, async (tx) => [
      ...(await tx.query('select app.find_messages($1::tsquery, null, $2, 9) as id', [asked, last])),
      ...(await tx.query('select app.find_people($1::tsquery, 9) as id', [asked])),
    ])
    expect(found).toEqual([])
  })
})
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

describe('a thread around a message', () => {
  const thread = async (query: string) => {
    const [conversation] = await rows<{ id: string }>('select id from conversation')
    const path = `/api/v1/stores/${shop.ayperi}/conversations/${conversation?.id}/messages${query}`
    return (await aizada.get<{ items: MessageJson[]; next: string | null; newer: string | null }>(path)).body
  }
  const words = ({ items }: { items: MessageJson[] }) => items.map(({ text }) => text)

  it('opens in the middle and goes on both ways to its ends', async () => {
    for (let n = 0; n < 9; n += 1) await says('Meerim', `${n}`)
    const [hit] = await rows<{ id: string }>(`select id from message where text = '4'`)
    const middle = await thread(`?around=${hit?.id}&limit=4`)
    expect(words(middle)).toEqual(['2', '3', '4', '5'])
    const up = await thread(`?before=${middle.next}&limit=4`)
    expect([words(up), up.next]).toEqual([['0', '1'], null])
    const down = await thread(`?after=${middle.newer}&limit=2`)
    expect(words(down)).toEqual(['6', '7'])
    const end = await thread(`?after=${down.newer}&limit=2`)
    expect([words(end), end.newer]).toEqual([['8'], null])
    expect(words(await thread(`?before=${down.next}&limit=2`))).toEqual(['4', '5'])
  })

  it('opens at its place when the message is gone', async () => {
    for (let n = 0; n < 3; n += 1) await says('Meerim', `${n}`)
    const [hit] = await rows<{ id: string }>(`delete from message where text = '1' returning id`)
    expect(words(await thread(`?around=${hit?.id}&limit=2`))).toEqual(['0', '2'])
  })
})
