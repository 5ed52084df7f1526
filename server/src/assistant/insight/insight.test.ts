import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type ConversationId, newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { readAssistant, writeAssistant } from '../assistants.ts'
import { recordTurn, type TurnEnd } from '../turns/store.ts'

const ctx = await testCtx({ env: { PUBLIC_URL: 'http://tutum.test' } })
const { ayperi, aizada } = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())
const owner = await client(app, aizada)
const channel = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const inbox = inboxOf(ctx, ayperi, channel, 'whatsapp')

let conversationId: ConversationId
const shirt = { kind: 'product', id: newId(), title: 'Рубашка', detail: 'LS-L' } as const
const delivery = { kind: 'passage', id: newId(), title: 'Доставка', detail: '' } as const

beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says('m1', 'Сколько стоит?')
  conversationId = (await inbox.conversation()).id as ConversationId
})

const turn = (
  end: Pick<TurnEnd, 'outcome' | 'reason'>,
  work: { model?: string; sources?: (typeof shirt | typeof delivery)[] } = {},
) =>
  inbox.inStore(async (tx) => {
    const by = { ...(await readAssistant(tx)), provider: 'openai', model: work.model ?? 'gpt-test' } as const
    const spent = { inputTokens: 100, outputTokens: 10, steps: 2, sources: work.sources ?? [] }
    await recordTurn(ctx, tx, by, { id: newId(), conversationId, latencyMs: 5, ...end }, spent)
  })
const insight = () => owner.get(`/api/v1/stores/${ayperi}/conversations/${conversationId}/assistant`)

describe('what the assistant goes by in a conversation', () => {
  it('is the messages that it reads, and nothing spent where nothing was asked', async () => {
    await inbox.says('m2', 'И есть ли M?')
    expect((await insight()).body).toEqual({
      enabled: true,
      reads: 2,
      handOff: null,
      sources: [],
      turns: { answered: 0, handedOff: 0, dropped: 0, help: 0 },
      spent: [],
    })
  })

  it('sums up tokens and calls by model, of its own turns and of what people had it do', async () => {
    await turn({ outcome: 'answered', reason: null })
    await turn({ outcome: 'handed_off', reason: 'complaint' })
    await turn({ outcome: 'stale', reason: 'aborted' })
    await turn({ outcome: 'answered', reason: 'help summarise' }, { model: 'other' })
    await turn({ outcome: 'failed', reason: 'help draft' }, { model: 'other' })
    expect((await insight()).body).toMatchObject({ handOff: { reason: 'complaint' } })
    const { turns, spent } = (await insight()).body as Awaited<ReturnType<typeof insight>>['body'] & {
      turns: object
      spent: object[]
    }
    expect(turns).toEqual({ answered: 1, handedOff: 1, dropped: 1, help: 2 })
    expect(spent).toEqual([
      { model: 'other', provider: 'openai', calls: 4, inputTokens: 200, outputTokens: 20 },
      { model: 'gpt-test', provider: 'openai', calls: 6, inputTokens: 300, outputTokens: 30 },
    ])
  })

  it('names each source of the last answers once, the newest first, and none of a help', async () => {
    await turn({ outcome: 'answered', reason: null }, { sources: [shirt] })
    await turn({ outcome: 'answered', reason: null }, { sources: [delivery, shirt] })
    await turn(
      { outcome: 'answered', reason: 'help draft' },
      { sources: [{ ...delivery, id: newId() } as never] },
    )
    expect((await insight()).body).toMatchObject({ sources: [delivery, shirt] })
  })

  it('knows of the conversation alone, and says that the assistant is off', async () => {
    await turn({ outcome: 'answered', reason: null })
    await inbox.says('m9', 'Салам', { from: { externalId: 'rose', name: 'Rose' } })
    await inbox.inStore(async (tx) =>
      writeAssistant(ctx, tx, { ...(await readAssistant(tx)), enabled: false }),
    )
    const [rose] = await inbox.inStore((tx) =>
      tx.query<{ id: string }>(`select id from conversation where external_id = 'rose'`),
    )
    const answer = await owner.get(`/api/v1/stores/${ayperi}/conversations/${rose?.id}/assistant`)
    expect(answer.body).toMatchObject({ enabled: false, reads: 1, spent: [], turns: { answered: 0 } })
    await inbox.inStore(async (tx) =>
      writeAssistant(ctx, tx, { ...(await readAssistant(tx)), enabled: true }),
    )
  })

  it('is nothing of a conversation that is not there', async () => {
    const answer = await owner.get(`/api/v1/stores/${ayperi}/conversations/${newId()}/assistant`)
    expect(answer.status).toBe(404)
  })
})
