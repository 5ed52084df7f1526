import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { openInbox } from '../../testing/open-inbox.ts'

const clock = fixedClock(new Date().toISOString())
const { shop, app, aizada, bakyt, inbox } = await openInbox(clock)
let conversationId: string

afterAll(() => app.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await says('Салам')
  conversationId = (await inbox.conversation()).id
})

const says = (text: string) => inbox.says(newId(), text)
const types = (who = aizada) =>
  who.send('POST', `/api/v1/stores/${shop.ayperi}/conversations/${conversationId}/typing`)
const speaks = (speaker: 'member' | 'assistant') =>
  aizada.send('PUT', `/api/v1/stores/${shop.ayperi}/conversations/${conversationId}/speaker`, { speaker })
const held = async () =>
  (
    await inbox.inStore((tx) =>
      tx.query<{ by: string }>(
        `select detail#>>'{by,memberId}' as by from message where kind = 'event' and detail->>'type' = 'held' order by id`,
      ),
    )
  ).map(({ by }) => by)
const her = shop.aizada.memberId
const his = shop.bakyt.memberId

describe('a person who types while the assistant would answer', () => {
  it('is told of in the thread once, however many keys they press', async () => {
    expect((await types()).status).toBe(204)
    for (let n = 0; n < 5; n++) {
      clock.move(50_000)
      await types()
    }
    expect(await held()).toEqual([her])
  })

  it('is one line with a colleague who types at the same moment', async () => {
    await Promise.all([types(aizada), types(bakyt)])
    expect(await held()).toHaveLength(1)
  })

  it('is told of anew after a minute of rest in which something was said, and not where nothing was', async () => {
    await types()
    clock.move(61_000)
    await types()
    expect(await held()).toEqual([her])
    clock.move(61_000)
    await says('Сколько стоит рубашка?')
    await types()
    expect(await held()).toEqual([her, her])
    clock.move(61_000)
    await types(bakyt)
    expect(await held()).toEqual([her, her, his])
  })

  it('is not told of where a person speaks already', async () => {
    await speaks('member')
    await types()
    expect(await held()).toEqual([])
    await speaks('assistant')
    clock.move(61_000)
    await types()
    expect(await held()).toEqual([her])
  })
})
