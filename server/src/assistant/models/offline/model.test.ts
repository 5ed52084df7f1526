import { describe, expect, it } from 'vitest'
import { languageOf } from '../../language.ts'
import type { Said } from '../../prompt.ts'
import { fillSlots } from '../../slots/slots.ts'
import { smallShop } from '../../testing/small-shop.ts'
import { composeAnswer } from '../../turns/compose.ts'
import { createOfflineModel } from './model.ts'

const persona = {
  name: 'Айжан',
  storeName: 'Ayperi',
  tone: 'friendly',
  instructions: '',
  languages: ['ru', 'ky', 'en'] as const,
}

/** What the customer reads after the last of these messages; customer and shop speak by turns. */
async function reply(...texts: string[]): Promise<string> {
  const said = texts.map(
    (text, i): Said => ({ author: (texts.length - 1 - i) % 2 === 0 ? 'contact' : 'assistant', text }),
  )
  const language = languageOf(
    said
      .filter((one) => one.author === 'contact')
      .map(({ text }) => text)
      .toReversed(),
    'ru',
  )
  const shop = smallShop(language)
  const answer = await composeAnswer({ persona, language, openModel: createOfflineModel, shop, said })
  if (answer.outcome !== 'answered')
    return answer.outcome === 'handed_off' ? `→ ${answer.reason}` : '→ aborted'
  const filled = fillSlots(
    answer.text,
    await shop.quote(['LS-S', 'LS-M', 'LS-L', 'CS-M-W', 'CS-M-B', 'WH-1']),
    language,
  )
  return filled.ok ? filled.text.replaceAll('\u00a0', ' ') : `→ unknown ${filled.unknown}`
}

const table: readonly (readonly [asked: string, ...expected: string[]])[] = [
  ['сколько стоит льняная рубашка и есть ли L?', 'Льняная рубашка стоит 2 500 сом.', 'Размер L: есть, 3 шт.'],
  ['Льняную рубашку почём?', '2 500 сом', 'размер S — есть, 5 шт.'],
  [
    'а сколько стоит рубашка из льна в размере М',
    '2 500 сом',
    'нет в наличии',
    'Можно взять: размер S — есть, 5 шт.; размер L — есть, 3 шт.',
  ],
  ['льняная рубашка XL есть?', 'такого варианта нет (размер XL)', 'Можно взять'],
  ['скока стоит льняная рубашк', '2 500 сом'],
  ['рубашка есть?', 'Есть несколько похожих товаров', 'Льняная рубашка: 2 500 сом', 'Хлопковая рубашка'],
  ['хлопковая рубашка белая M', '1 800 сом', 'есть, 2 шт.'],
  ['чёрная хлопковая рубашка', '1 900 сом', 'нет в наличии', 'Можно взять: цвет белый — есть, 2 шт.'],
  ['шерстяная шапка есть?', '900 сом', 'нет в наличии'],
  ['LS-L сколько стоит', '2 500 сом'],
  ['есть кожаные сапоги?', 'В каталоге нет товара «кожаные сапоги»', 'Позвать человека'],
  ['сколько стоит доставка?', 'Доставка по Бишкеку — 200 сом.'],
  ['Здравствуйте! Можно вернуть товар?', 'Здравствуйте!', 'Вернуть товар можно за 14 дней.'],
  ['до скольки вы работаете?', 'Вот что пишет магазин:', '10:00 to 19:00'],
  ['сколько стоит льняная рубашка L и есть ли доставка?', '2 500 сом', '200 сом'],
  ['есть гарантия?', '→ no_answer'],
  ['Здравствуйте', 'Айжан', 'Ayperi'],
  ['Спасибо большое!', 'Пожалуйста'],
  ['позовите оператора', '→ asked_for_person'],
  ['у меня рубашка порвана!', '→ complaint'],
  ['вы бот?', 'Я Айжан, программа-помощник магазина Ayperi'],
  ['ок, понятно', 'Хорошо!'],
  ['👍', 'Хорошо!'],
  ['есть скидки?', '→ no_answer'],
  ['M?', 'Уточните'],
  ['(image)', '→ cannot_read'],
  ['???', 'Уточните'],
  ['канча турат зыгыр көйнөк?', 'Зыгыр көйнөк — баасы 2 500 сом.'],
  ['зыгыр койнок канча турат, L барбы', '2 500 сом', 'L өлчөмү: бар, 3 даана'],
  ['Зыгыр көйнөк M барбы?', 'азыр жок', 'Булар бар: S өлчөмү — бар, 5 даана'],
  ['kancha turat zygyr koinok', '2 500 сом'],
  ['жеткируу канча турат?', 'Бишкек боюнча жеткирүү — 200 сом.'],
  ['Салам', 'Саламатсызбы! Мен Айжан'],
  ['Чоң рахмат', 'Эч нерсе эмес'],
  ['булгаары өтүк барбы?', 'Каталогдо', 'чакырайынбы'],
  ['адам менен сүйлөшкүм келет', '→ asked_for_person'],
  [
    'How much is the linen shirt and do you have L?',
    'Linen shirt: the price is 2 500 som.',
    'Size L: in stock, 3 left.',
  ],
  ['linen shirt in M?', 'out of stock', 'You can have: size S — in stock, 5 left'],
  ['do you have leather boots', 'The catalogue has no “leather boots”', 'Shall I call a person'],
  ['What are your opening hours?', 'We are open from 10:00 to 19:00 every day.'],
  ['how much is delivery?', 'The shop writes:', '200 сом'],
  ['hello', 'Hello! This is Айжан'],
  ['thanks!', 'You are welcome'],
  ['I want to talk to a human', '→ asked_for_person'],
]

describe('the offline model', () => {
  it.each(table)('answers "%s"', async (asked, ...expected) => {
    const said = await reply(asked)
    for (const part of expected) expect(said.toLowerCase()).toContain(part.toLowerCase())
  })

  it('keeps the product of the conversation in a follow-up', async () => {
    const before = ['сколько стоит льняная рубашка?', 'Льняная рубашка стоит 2 500 сом.'] as const
    expect(await reply(...before, 'а M?')).toMatch(/Размер M: сейчас нет в наличии.*Можно взять: размер S/)
    expect(await reply(...before, 'L есть?')).toMatch(/Размер L: есть, 3 шт\./)
    expect(await reply(...before, 'а M?', 'Размера M нет.', 'а S?')).toMatch(/Размер S: есть, 5 шт\./)
  })

  it('takes a short answer as a choice among what was listed', async () => {
    const listed = await reply('рубашка есть?')
    expect(await reply('рубашка есть?', listed, 'льняная')).toMatch(/^Льняная рубашка стоит 2 500 сом/)
  })

  it('calls a person when the customer takes up the offer, or stays unclear twice', async () => {
    expect(await reply('сапоги', 'В каталоге нет товара «сапоги». Позвать человека из магазина?', 'да')).toBe(
      '→ asked_for_person',
    )
    const unclear = await reply('???')
    expect(await reply('???', unclear, '!!!')).toBe('→ no_answer')
  })

  it('answers all messages of a burst together', async () => {
    const shop = smallShop('ru')
    const said: Said[] = ['здравствуйте', 'льняная рубашка', 'L есть?'].map((text) => ({
      author: 'contact',
      text,
    }))
    const answer = await composeAnswer({ persona, language: 'ru', openModel: createOfflineModel, shop, said })
    expect(answer).toMatchObject({ outcome: 'answered', text: expect.stringContaining('{{stock sku=LS-L}}') })
  })

  it('is told what the tools show by slots, never by figures', async () => {
    const answer = await composeAnswer({
      persona,
      language: 'ru',
      openModel: createOfflineModel,
      shop: smallShop('ru'),
      said: [{ author: 'contact', text: 'льняная рубашка' }],
    })
    expect(answer).toMatchObject({
      sources: [{ kind: 'product', id: 'linen-shirt', title: 'Льняная рубашка' }],
    })
    expect(JSON.stringify(answer)).not.toMatch(/2.?500/)
  })
})
