import { describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { telegramSecrets } from './telegram-secrets.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const ctx = await testCtx({ clock })
const { ayperi } = await world(ctx)

function counted() {
  let asked = 0
  const db: typeof ctx.db = {
    ...ctx.db,
    withEdge: (work) => {
      asked++
      return ctx.db.withEdge(work)
    },
  }
  return { secrets: telegramSecrets({ ...ctx, db }), asked: () => asked }
}

describe('the secret of a Telegram channel', () => {
  it('that does not exist is looked up once in a while, however often somebody guesses', async () => {
    const { secrets, asked } = counted()
    const id = newId()
    for (let n = 0; n < 20; n++) expect(await secrets.accepts(id, () => true)).toBe(false)
    expect(asked()).toBe(1)
    clock.move(11_000)
    await secrets.accepts(id, () => true)
    expect(asked()).toBe(2)
  })

  it('works as soon as the channel is there and nobody has guessed its id', async () => {
    const { secrets } = counted()
    const hash = Buffer.alloc(32, 7)
    const id = await connectTestChannel(ctx, ayperi, 'telegram', '7000000001', hash)
    expect(await secrets.accepts(id, (kept) => kept === hash.toString('hex'))).toBe(true)
  })
})
