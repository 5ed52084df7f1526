import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createModel, seedAssistant, shopOf } from '#assistant'
import { catalogJobs, seedCatalog } from '#catalog'
import { knowledgeJobs, seedKnowledge } from '#knowledge'
import { type ChannelId, newId, type StoreId } from '#platform/ids.ts'
import { type Step, scripted } from '../assistant/testing/models.ts'
import { receiptOf } from '../assistant/turns/store.ts'
import { chooseLanguage } from '../inbox/contacts/language.ts'
import { takeOver } from '../inbox/speaking/switch.ts'
import { type TestCtx, testCtx, type World, world } from '../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../testing/message-path.ts'
import { createAnswering } from './answer-message.ts'
import type { AnswerPorts } from './one-answer.ts'

let ctx: TestCtx
let shops: World
let account = 0
let channel: ChannelId
let inbox: ReturnType<typeof inboxOf>

beforeAll(async () => {
  ctx = await testCtx({ env: { BURST_WAIT_MS: '0' } })
  shops = await world(ctx)
  await catalogJobs(ctx)
  await knowledgeJobs(ctx)
  await seedCatalog(ctx, shops.ayperi)
  await seedKnowledge(ctx, shops.ayperi)
  await seedCatalog(ctx, shops.florist, 'florist')
  await seedAssistant(ctx, shops.ayperi)
  await ctx.runJobs()
}, 180_000)

beforeEach(async () => {
  await ctx.db.withStore(shops.ayperi, (tx) => tx.query('delete from conversation'))
  account += 1
  channel = await connectTestChannel(ctx, shops.ayperi, 'whatsapp', `account-${account}`)
  inbox = inboxOf(ctx, shops.ayperi, channel, 'whatsapp')
})

const ports = (changes: Partial<AnswerPorts> = {}): AnswerPorts => ({
  openModel: (choice) => createModel(choice, ctx.config.models),
  shop: (storeId: StoreId, language) => shopOf(ctx, storeId, language),
  showTyping: async () => {},
  ...changes,
})

const says = (text: string) => inbox.says(newId<'wamid'>(), text)

/** Works until nothing is due, as the worker does. */
async function answerAll(changes: Partial<AnswerPorts> = {}) {
  const answering = createAnswering(ctx, ports(changes))
  const forget = ctx.bus.on('abort-turn', answering.abort)
  for (let pass = 0; pass < 10; pass++) {
    await answering.pass()
    await answering.settled()
  }
  forget()
}

const answers = async () =>
  (await inbox.messages())
    .filter(({ author }) => author === 'assistant')
    .map(({ text }) => text?.replaceAll('\u00a0', ' '))
const turns = () =>
  ctx.db.withStore(shops.ayperi, (tx) =>
    tx.query<{ outcome: string; reason: string | null; sources: { title: string }[] }>(
      'select outcome, reason, sources from turn order by id',
    ),
  )

describe('answering a message', () => {
  it.each([
    ['сколько стоит льняная рубашка и есть ли L?', /Льняная рубашка стоит 2 500 сом\. .*L.*: есть, 5 шт\./],
    ['зыгыр койнок канча турат, L барбы?', /2 500 сом.*L.*: бар, 5 даана/],
    [
      'how much is the linen shirt, do you have L?',
      /Linen shirt: the price is 2 500 som\. .*L.*in stock, 5 left/,
    ],
    ['а XL есть льняной рубашки?', /нет в наличии.*Можно взять/],
    ['сколько стоит доставка?', /Доставка стоит 200 сом, от 5 000 сом бесплатно/],
    ['жеткирүү канча турат?', /Жеткирүү 200 сом/],
    ['Until when are you open?', /open every day from 10:00 to 20:00/],
    ['можно вернуть платье?', /14 дней/],
    ['есть скафандр?', /В каталоге нет товара «скафандр»/],
  ])('"%s" is answered from the catalogue and the documents', async (question, expected) => {
    await says(question)
    await answerAll()
    expect(await answers()).toEqual([expect.stringMatching(expected)])
    expect(await inbox.outbox()).toHaveLength(1)
    expect(await inbox.lanes()).toEqual([])
    expect(await turns()).toMatchObject([{ outcome: 'answered', reason: null }])
  })

  it('keeps what the answer cost and stands on for its receipt', async () => {
    await says('сколько стоит льняная рубашка?')
    await answerAll()
    const { id: conversationId } = await inbox.conversation()
    const [asked, answered] = await inbox.messages()
    const receipt = (message?: { id: string }) =>
      inbox.inStore((tx) => receiptOf(tx, conversationId, message?.id ?? ''))
    expect(await receipt(answered)).toMatchObject({
      assistantName: 'Айжан',
      provider: 'offline',
      inputTokens: expect.any(Number),
      sources: [{ kind: 'product', title: 'Льняная рубашка' }],
      outcome: 'answered',
    })
    expect(await receipt(asked)).toBeUndefined()
  })

  it('shows the model what a shared post says of itself, and not at endless length', async () => {
    const { text: _, ...shared } = message(ctx, newId<'wamid'>(), '', {
      kind: 'share',
      detail: { link: 'https://cdn.example/1', linkTitle: `Зыгыр көйнөк ${'а'.repeat(2_000)}` },
    })
    await inbox.take({ messages: [shared] })
    const model = scripted(() => ({ text: 'Салам' }))
    await answerAll({ openModel: () => model })
    expect(model.prompts[0]).toContain('(share: Зыгыр көйнөк аа')
    expect(model.prompts[0]).not.toContain('а'.repeat(300))
  })

  it('hands over with a word to the customer when a person is asked for', async () => {
    await says('позовите человека')
    await answerAll()
    expect(await answers()).toEqual(['Передаю ваш вопрос человеку из магазина, он скоро ответит.'])
    expect(await inbox.conversation()).toMatchObject({
      speaker: 'nobody',
      handoff_reason: 'asked_for_person',
    })
    expect(await turns()).toMatchObject([{ outcome: 'handed_off', reason: 'asked_for_person' }])
    await says('алло')
    await answerAll()
    expect(await answers()).toHaveLength(1)
  })

  it.each([
    ['is down', () => Promise.reject(new DOMException('x', 'TimeoutError')), 'model_timeout'],
    ['hangs', () => new Promise<Step>(() => {}), 'model_timeout'],
    ['says nothing', () => Promise.resolve({ text: '' }), 'model_garbage'],
    ['lies about a price', () => Promise.resolve({ text: 'Всего 100 сом' }), 'unsafe_reply'],
  ])('a model that %s is never silence', async (_, play, reason) => {
    await says('сколько стоит льняная рубашка?')
    await answerAll({ openModel: () => scripted(play), totalMs: 100 })
    expect(await answers()).toHaveLength(1)
    expect(await inbox.conversation()).toMatchObject({ speaker: 'nobody', handoff_reason: reason })
  })

  it('is left to people, without a word, once the channel takes nothing from an assistant', async () => {
    await says('сколько стоит льняная рубашка?')
    await inbox.inStore((tx) =>
      tx.query(`update conversation set last_inbound_at = last_inbound_at - interval '25 hours'`),
    )
    await answerAll()
    expect(await answers()).toEqual([])
    expect(await inbox.conversation()).toMatchObject({ speaker: 'nobody', handoff_reason: 'window_closed' })
  })

  it('begins anew when the customer goes on writing, and answers everything once', async () => {
    await says('сколько стоит льняная рубашка?')
    let asked = 0
    await answerAll({
      openModel: (choice) => {
        asked += 1
        if (asked > 1) return createModel(choice, ctx.config.models)
        return scripted(async () => {
          await says('а L есть?')
          return new Promise<Step>(() => {})
        })
      },
    })
    expect(await answers()).toEqual([expect.stringMatching(/L.*есть, 5 шт/)])
    expect(await turns()).toMatchObject([{ outcome: 'stale', reason: 'aborted' }, { outcome: 'answered' }])
  })

  it('speaks the language that somebody of the shop has chosen for the customer', async () => {
    await says('салам')
    await answerAll()
    const { id } = await inbox.conversation()
    await inbox.inStore((tx) => chooseLanguage(ctx, tx, id, 'ky'))
    await says('сколько стоит льняная рубашка?')
    await answerAll()
    expect((await answers()).at(-1)).toMatch(/[өүң]/)
    await inbox.inStore((tx) => chooseLanguage(ctx, tx, id, null))
    await says('а какие есть размеры у льняной рубашки?')
    await answerAll()
    expect((await answers()).at(-1)).not.toMatch(/[өүң]/)
  })

  it('falls silent when a person takes over while the model thinks', async () => {
    await says('сколько стоит льняная рубашка?')
    const { id } = await inbox.conversation()
    await answerAll({
      openModel: () =>
        scripted(async () => {
          await inbox.inStore((tx) => takeOver(ctx, tx, id as never, shops.bakyt.memberId))
          return { text: 'Здравствуйте!' }
        }),
    })
    expect(await answers()).toEqual([])
    expect(await inbox.lanes()).toEqual([])
    expect(await turns()).toMatchObject([{ outcome: 'stale' }])
  })

  it('tries again after a fault of ours, and calls a person when it stays', async () => {
    await says('сколько стоит льняная рубашка?')
    const broken = {
      shop: () => {
        throw new Error('ours')
      },
    }
    for (let attempt = 0; attempt < 4; attempt++) {
      await answerAll(broken)
      await inbox.inStore((tx) => tx.query('update turn_lane set due_at = $1', [ctx.clock.now()]))
    }
    expect(await turns()).toMatchObject([
      ...Array(3).fill({ outcome: 'failed' }),
      { outcome: 'handed_off', reason: 'too_many_attempts' },
    ])
    expect(await answers()).toHaveLength(1)
  })

  it('calls a person when the key of the model cannot be opened', async () => {
    const vault = { ...ctx.vault, get: () => Promise.reject(new Error('the seal is broken')) }
    await inbox.inStore((tx) => tx.query(`update assistant set provider = 'openai', model = 'gpt'`))
    await says('сколько стоит льняная рубашка?')
    for (let attempt = 0; attempt < 4; attempt++) {
      const answering = createAnswering({ ...ctx, vault }, ports())
      await answering.pass()
      await answering.settled()
      await inbox.inStore((tx) => tx.query('update turn_lane set due_at = $1', [ctx.clock.now()]))
    }
    await seedAssistant(ctx, shops.ayperi)
    expect((await turns()).at(-1)).toMatchObject({ outcome: 'handed_off', reason: 'too_many_attempts' })
    expect(await answers()).toHaveLength(1)
  })

  it('a shop whose model hangs leaves room for the others', async () => {
    const crowd = Array.from({ length: 40 }, (_, i) =>
      message(ctx, newId<'wamid'>(), `вопрос ${i}`, { from: { externalId: `customer-${i}` } }),
    )
    await inbox.take({ messages: crowd })
    let waiting = 0
    const answering = createAnswering(
      ctx,
      ports({
        openModel: () =>
          scripted(() => {
            waiting += 1
            return new Promise<Step>(() => {})
          }),
        totalMs: 20_000,
      }),
    )
    while ((await answering.pass()).more);
    expect(waiting).toBeLessThanOrEqual(32)
    answering.abortAll()
    await answering.settled()
    expect((await turns()).every(({ outcome }) => outcome === 'stale')).toBe(true)
  })

  it('a slot of another shop has no price here', async () => {
    const [foreign] = await ctx.db.withStore(shops.florist, (tx) =>
      tx.query<{ sku: string }>('select sku from variant limit 1'),
    )
    await says('почём?')
    await answerAll({ openModel: () => scripted(() => ({ text: `Стоит {{price sku=${foreign?.sku}}}` })) })
    expect(await inbox.conversation()).toMatchObject({ handoff_reason: 'unsafe_reply' })
  })
})
