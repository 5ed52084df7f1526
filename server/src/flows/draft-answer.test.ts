import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createModel, seedAssistant, shopOf } from '#assistant'
import { catalogJobs, seedCatalog } from '#catalog'
import { knowledgeJobs, seedKnowledge } from '#knowledge'
import type { App } from '#platform/http/app.ts'
import { type ConversationId, newId, type StoreId } from '#platform/ids.ts'
import { type Step, scripted } from '../assistant/testing/models.ts'
import { keepDraft } from '../inbox/drafts/draft.ts'
import type { ConversationJson, MessageJson } from '../inbox/reading/shapes.ts'
import { sendAsMember } from '../inbox/sending/send.ts'
import { recentMessages } from '../inbox/turns/turn.ts'
import { createApp } from '../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../testing/message-path.ts'
import { createAnswering } from './answer-message.ts'
import type { AnswerPorts } from './one-answer.ts'

let ctx: TestCtx
let shops: World
let app: App
let aizada: Client
let bakyt: Client
let inbox: ReturnType<typeof inboxOf>
let outbox: ReturnType<typeof outboxOf>
let account = 0

beforeAll(async () => {
  ctx = await testCtx({ env: { BURST_WAIT_MS: '0', PUBLIC_URL: 'http://tutum.test' } })
  shops = await world(ctx)
  await catalogJobs(ctx)
  await knowledgeJobs(ctx)
  await seedCatalog(ctx, shops.ayperi)
  await seedKnowledge(ctx, shops.ayperi)
  await seedAssistant(ctx, shops.ayperi)
  await ctx.runJobs()
  app = await createApp(ctx)
  aizada = await client(app, shops.aizada)
  bakyt = await client(app, shops.bakyt)
}, 180_000)
afterAll(() => app.close())

beforeEach(async () => {
  await ctx.db.withStore(shops.ayperi, async (tx) => {
    for (const table of ['contact', 'turn_lane', 'inbox_rules']) await tx.query(`delete from ${table}`)
  })
  account += 1
  const channel = await connectTestChannel(ctx, shops.ayperi, 'whatsapp', `drafts-${account}`)
  inbox = inboxOf(ctx, shops.ayperi, channel, 'whatsapp')
  outbox = outboxOf(ctx, shops.ayperi)
})

const price = 'сколько стоит льняная рубашка?'
const says = (text = price) => inbox.says(newId<'wamid'>(), text)
const at = () => `/api/v1/stores/${shops.ayperi}`
const here = async (path = '') => `${at()}/conversations/${(await inbox.conversation()).id}${path}`
const shown = async () => (await aizada.get<ConversationJson>(await here())).body
const chooses = async (speaker: ConversationJson['speaker'], who = aizada) =>
  (await who.send<ConversationJson>('PUT', await here('/speaker'), { speaker })).body
const everywhere = (drafts: boolean) => aizada.send('PATCH', `${at()}/inbox-rules`, { drafts })
const draft = async () =>
  (await aizada.get<{ draft: { id: string; text: string; turnId: string } | null }>(await here('/draft')))
    .body.draft
const one = async (id: string | undefined, what = '') => here(`/drafts/${id}${what}`)
const approves = async (id: string | undefined, who = aizada) =>
  who.send<MessageJson & { code?: string }>('POST', await one(id, '/approval'), {})
const said = async () => (await inbox.messages()).filter(({ author }) => author === 'assistant')
const lines = async () =>
  (await inbox.messages()).filter(({ kind }) => kind === 'event').map(({ detail }) => detail)
const turns = () =>
  inbox.inStore((tx) =>
    tx.query<{ outcome: string; reason: string | null }>('select outcome, reason from turn order by id'),
  )
const waitingCount = async () =>
  (await aizada.get<{ counts: Record<string, number> }>(`${at()}/conversations?view=waiting`)).body.counts[
    'waiting'
  ]

async function answerAll(changes: Partial<AnswerPorts> = {}) {
  const answering = createAnswering(ctx, {
    openModel: (choice) => createModel(choice, ctx.config.models),
    shop: (storeId: StoreId, language) => shopOf(ctx, storeId, language),
    showTyping: async () => {},
    ...changes,
  })
  const forget = ctx.bus.on('abort-turn', answering.abort)
  for (let pass = 0; pass < 6; pass++) {
    await answering.pass()
    await answering.settled()
  }
  forget()
}

/** A conversation in which the assistant has written for a person. */
async function drafted() {
  await says()
  await chooses('draft')
  await answerAll()
  const written = await draft()
  if (!written) throw new Error('no draft was written')
  return written
}

describe('an answer that waits for a person', () => {
  it('is no message: nobody is told it, nothing counts, finds or answers by it', async () => {
    await says()
    await chooses('draft')
    await answerAll()
    expect(await draft()).toMatchObject({ text: expect.stringMatching(/Льняная рубашка стоит 2.500.сом/) })
    expect([await said(), await inbox.outbox(), await inbox.lanes()]).toEqual([[], [], []])
    expect(await turns()).toMatchObject([{ outcome: 'drafted' }])
    expect(await shown()).toMatchObject({
      speaker: 'draft',
      draftId: (await draft())?.id,
      waitingSince: expect.any(String),
      lastMessage: { author: 'contact' },
    })
    expect(await waitingCount()).toBe(1)
    const { id } = await inbox.conversation()
    const read = await inbox.inStore((tx) => recentMessages(tx, id as ConversationId))
    expect(read.map(({ author }) => author)).toEqual(['contact'])
    const found = await aizada.get<{ messages: { items: unknown[] } }>(`${at()}/inbox/search?q=Льняная стоит`)
    expect(JSON.stringify(found.body)).not.toContain('2 500')
  })

  it('is written without a sign of it to the customer, however long that takes', async () => {
    await says()
    await chooses('draft')
    let typed = 0
    const slowly = async () => {
      await new Promise((resolve) => setTimeout(resolve, 700))
      return { text: 'Здравствуйте!' }
    }
    await answerAll({ openModel: () => scripted(slowly), showTyping: async () => void typed++ })
    expect([(await draft())?.text, typed]).toEqual(['Здравствуйте!', 0])
  })

  it('is kept only while nobody has spoken and no more was said, and one at a time', async () => {
    await says('салам')
    await says()
    await chooses('draft')
    const { id, epoch, heard } = await inbox.conversation()
    const keeps = (seen: { epoch: number; wanted: number }) =>
      inbox.inStore((tx) =>
        keepDraft(ctx, tx, {
          ...seen,
          conversationId: id as ConversationId,
          turnId: newId<'turn'>(),
          language: 'ru',
          words: 'да',
          text: 'да',
        }),
      )
    const now = { epoch: Number(epoch), wanted: Number(heard) }
    expect(await keeps({ ...now, epoch: now.epoch - 1 })).toBe('stale')
    expect(await keeps({ ...now, wanted: now.wanted - 1 })).toBe('stale')
    expect(await keeps(now)).toBe('kept')
    expect(await keeps(now)).toBe('stale')
  })

  it('has the receipt of an answer', async () => {
    const { turnId } = await drafted()
    expect((await aizada.get(await here(`/turns/${turnId}/receipt`))).body).toMatchObject({
      outcome: 'drafted',
      sources: [{ title: 'Льняная рубашка' }],
    })
  })

  it('leaves as exactly that text, as the assistant’s, told who let it go', async () => {
    const { id, text } = await drafted()
    expect((await approves(id, bakyt)).body).toMatchObject({
      author: 'assistant',
      text,
      status: 'queued',
      approvedBy: { id: shops.bakyt.memberId, name: 'Bakyt Toktogulov' },
    })
    const departures = await outbox.depart()
    expect(departures.map(({ content }) => content)).toEqual([{ kind: 'text', text }])
    expect(await shown()).toMatchObject({ speaker: 'draft', draftId: null, waitingSince: null })
    expect(await waitingCount()).toBe(0)
  })

  it('leaves once, however often and by whomever it is let go; the second is told who was first', async () => {
    const { id } = await drafted()
    const all = await Promise.all([approves(id), approves(id, bakyt), approves(id), approves(id, bakyt)])
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(new Set(all.map(({ body }) => `${body.id} ${body.approvedBy?.id}`)).size).toBe(1)
    expect((await approves(id)).body.id).toBe(all[0]?.body.id)
    expect([(await said()).length, (await inbox.outbox()).length]).toEqual([1, 1])
  })

  it.each([
    ['the customer writes more', async () => says('и M есть?')],
    ['a person sends something', async () => sends()],
    ['a person answers on the phone', async () => inbox.echoes(newId<'wamid'>(), 'я сама')],
    ['a person takes over', async () => void (await chooses('member'))],
    ['the assistant may speak alone again', async () => void (await chooses('assistant'))],
    ['it is closed', async () => void (await aizada.send('PUT', await here('/state'), { state: 'closed' }))],
    [
      'the contact is blocked',
      async () => {
        const { contact } = await shown()
        await aizada.send('PUT', `${at()}/contacts/${contact.id}/block`, { why: 'spam' })
      },
    ],
    ['the store chooses otherwise', async () => void (await everywhere(false))],
  ])('is void when %s', async (what, happens) => {
    if (what.startsWith('the store')) {
      await everywhere(true)
      await says()
      await answerAll()
    } else await drafted()
    const id = (await draft())?.id
    expect(id).toBeDefined()
    await happens()
    expect((await shown()).draftId).toBeNull()
    expect(await draft()).toBeNull()
    expect(await approves(id)).toMatchObject({ status: 409, body: { code: 'draft_gone' } })
    expect(await said()).toEqual([])
    expect(await inbox.inStore((tx) => tx.query('select 1 from draft'))).toEqual([])
  })

  const sends = async () => {
    const { id } = await inbox.conversation()
    await inbox.inStore((tx) =>
      sendAsMember(ctx, tx, {
        conversationId: id as ConversationId,
        memberId: shops.bakyt.memberId,
        clientId: newId(),
        text: 'я отвечу',
      }),
    )
  }

  it('never leaves from another epoch, nor for less than was said, whatever kept it there', async () => {
    await says('салам')
    const { id } = await drafted()
    const off = (column: string, by: number) =>
      inbox.inStore((tx) => tx.query(`update draft set ${column} = ${column} + $1`, [by]))
    await off('epoch', -1)
    expect(await approves(id)).toMatchObject({ status: 409, body: { code: 'draft_gone' } })
    await off('epoch', 1)
    await off('wanted', -1)
    expect(await approves(id)).toMatchObject({ status: 409, body: { code: 'draft_gone' } })
    await off('wanted', 1)
    expect((await approves(id)).status).toBe(200)
  })

  it('is held back on its way when a person speaks before it has left', async () => {
    const { id } = await drafted()
    await approves(id)
    await sends()
    const departures = await outbox.depart()
    expect(departures).toEqual([])
    expect(await said()).toMatchObject([{ status: 'failed', status_reason: 'overtaken' }])
  })

  it('is written anew when the customer goes on writing', async () => {
    const { id } = await drafted()
    await says('а L есть?')
    await answerAll()
    const next = await draft()
    expect(next?.id).not.toBe(id)
    expect(next?.text).toMatch(/L.*есть, 5.шт/)
    expect(await said()).toEqual([])
  })

  it('is not kept when a person takes over while the model thinks', async () => {
    await says()
    await chooses('draft')
    await answerAll({
      openModel: () =>
        scripted(async () => {
          await chooses('member')
          return { text: 'Здравствуйте!' }
        }),
    })
    expect(await draft()).toBeNull()
    expect(await turns()).toMatchObject([{ outcome: 'stale' }])
  })

  it('is shown again before it leaves when its figures are no longer true', async () => {
    const { id, text } = await drafted()
    const priced = (by: number) =>
      inbox.inStore((tx) => tx.query('update variant set price_minor = price_minor + $1', [by]))
    await priced(10_000)
    expect(await approves(id)).toMatchObject({ status: 409, body: { code: 'draft_changed' } })
    const next = await draft()
    expect(next?.id).not.toBe(id)
    expect(next?.text).toMatch(/2.600/)
    expect(await approves(id)).toMatchObject({ status: 409, body: { code: 'draft_gone' } })
    expect((await approves(next?.id)).body).toMatchObject({ text: next?.text })
    expect(next?.text).not.toBe(text)
    await priced(-10_000)
  })

  it('does not leave once the channel takes nothing from an assistant', async () => {
    const { id } = await drafted()
    await inbox.inStore((tx) =>
      tx.query(`update conversation set last_inbound_at = last_inbound_at - interval '25 hours'`),
    )
    expect(await approves(id)).toMatchObject({ status: 409, body: { code: 'window_closed' } })
    expect(await inbox.outbox()).toEqual([])
  })

  it('is dropped, or written again, and the conversation still needs a person', async () => {
    const first = await drafted()
    expect((await aizada.send('POST', await one(first.id, '/rewriting'), {})).status).toBe(204)
    expect((await shown()).draftId).toBeNull()
    await answerAll()
    const second = await draft()
    expect(second?.id).not.toBe(first.id)
    expect((await aizada.send('DELETE', await one(first.id))).status).toBe(409)
    expect((await aizada.send('DELETE', await one(second?.id))).status).toBe(204)
    await answerAll()
    expect(await draft()).toBeNull()
    expect(await waitingCount()).toBe(1)
  })

  it('is none where the model calls a person, or there is no model: the word is people’s, and nothing leaves', async () => {
    await says('позовите человека')
    await chooses('draft')
    await answerAll()
    expect(await inbox.conversation()).toMatchObject({
      speaker: 'nobody',
      handoff_reason: 'asked_for_person',
    })
    await chooses('draft')
    const down = () => Promise.reject<Step>(new DOMException('x', 'TimeoutError'))
    await answerAll({ openModel: () => scripted(down), totalMs: 100 })
    expect(await inbox.conversation()).toMatchObject({ speaker: 'nobody', handoff_reason: 'model_timeout' })
    expect([await draft(), await said(), await inbox.outbox()]).toEqual([null, [], []])
  })
})

describe('who lets the assistant write drafts', () => {
  it('is told in the thread with each change, which raises the epoch', async () => {
    await says()
    const epochs = [(await shown()).epoch]
    for (const speaker of ['draft', 'assistant', 'draft', 'member'] as const)
      epochs.push((await chooses(speaker)).epoch)
    expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b))
    const by = { memberId: shops.aizada.memberId }
    expect(await lines()).toEqual([
      { type: 'drafting', by, everywhere: false },
      { type: 'answering', by, everywhere: false },
      { type: 'drafting', by, everywhere: false },
      { type: 'taken_over', by },
    ])
    expect(await shown()).toMatchObject({ speaker: 'member', usualSpeaker: 'draft' })
  })

  it('chosen twice keeps the draft that waits', async () => {
    const { id } = await drafted()
    await chooses('draft', bakyt)
    await answerAll()
    expect(await draft()).toMatchObject({ id })
  })

  it('for the whole store it holds in every conversation, but for those where somebody chose otherwise', async () => {
    await says()
    await everywhere(true)
    expect(await shown()).toMatchObject({ speaker: 'draft' })
    expect((await lines()).at(-1)).toMatchObject({ type: 'drafting', everywhere: true })
    await answerAll()
    expect([await said(), (await draft()) !== null]).toEqual([[], true])
    await chooses('assistant')
    await everywhere(false)
    await everywhere(true)
    expect(await shown()).toMatchObject({ speaker: 'assistant' })
    await answerAll()
    expect(await said()).toHaveLength(1)
  })

  it('an answer that is being made when the store chooses drafts becomes one', async () => {
    await says()
    let asked = 0
    await answerAll({
      openModel: (choice) => {
        if (++asked > 1) return createModel(choice, ctx.config.models)
        return scripted(async () => {
          await everywhere(true)
          return { text: 'Здравствуйте!' }
        })
      },
    })
    expect([await said(), (await draft()) !== null]).toEqual([[], true])
  })

  it('holds for who writes for the first time, and after a closing', async () => {
    await everywhere(true)
    await says()
    expect(await shown()).toMatchObject({ speaker: 'draft', usualSpeaker: 'draft' })
    await aizada.send('PUT', await here('/state'), { state: 'closed' })
    await says()
    expect(await shown()).toMatchObject({ speaker: 'draft', state: 'open' })
  })
})
