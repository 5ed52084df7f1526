import { afterAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../main.ts'
import { client, testCtx, world } from '../testing/index.ts'
import { sweepSessions } from './sweep.ts'

const clock = fixedClock(new Date().toISOString())
const DAY = 86_400_000
const ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
const { aizada, bakyt } = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())

const owner = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
  ctx.db.asOwner((tx) => tx.query<Row>(sql, values))
const sessionsOf = async (personId: string) =>
  (await owner('select 1 from session where person_id = $1', [personId])).length

describe('what ends by itself', () => {
  it('is forgotten once it has ended, and goes on until then', async () => {
    const still = await client(app, aizada)
    await client(app, bakyt)
    await owner('update session set expires_at = $2 where person_id = $1', [bakyt.personId, clock.now()])
    const add = (identifier: string, endsAt: Date) =>
      owner(
        `insert into verification (id, identifier, value, expires_at, created_at, updated_at)
         values ($1, $2, 'x', $3, $4, $4)`,
        [newId<'verification'>(), identifier, endsAt, clock.now()],
      )
    await add('ended', clock.now())
    await add('open', new Date(clock.now().getTime() + DAY))
    clock.move(1000)
    await sweepSessions(ctx)
    expect([await sessionsOf(aizada.personId), await sessionsOf(bakyt.personId)]).toEqual([1, 0])
    expect((await still.get('/api/v1/me')).status).toBe(200)
    expect(await owner('select identifier from verification')).toEqual([{ identifier: 'open' }])
  })
})
