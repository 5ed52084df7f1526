import { describe, expect, it } from 'vitest'
import { signUpWorld } from '../../../testing/sign-up.ts'
import { forget } from './grant.ts'
import { sweepSignIns } from './sweep.ts'

const { ctx, clock, meta, shops, finish, choose, waits, edgesAsked, withServer, clientOf } =
  await signUpWorld()

describe('a number that waits to be chosen', () => {
  withServer()

  it('waits for who began, for ten minutes, and in no other store', async () => {
    const state = await waits()
    const choice = { state, phoneNumberId: '201', pin: '123456' }
    const foreign = { status: 409, body: { code: 'sign_in_void', reason: 'foreign' } }
    expect(await choose(choice, await clientOf(shops.aizada))).toMatchObject(foreign)
    expect(await choose(choice, await clientOf(shops.nurlan), shops.florist)).toMatchObject(foreign)
    expect(await choose({ ...choice, state: `${shops.ayperi}.x` })).toMatchObject(foreign)
    clock.move(10 * 60_000)
    expect(await choose(choice)).toMatchObject({
      status: 409,
      body: { code: 'sign_in_void', reason: 'late' },
    })
    expect(meta.got).toEqual([])
  })

  it('leaves no token behind when nobody chooses', async () => {
    const state = await waits()
    const rows = await ctx.db.withStore(shops.ayperi, (tx) =>
      tx.query<{ id: string }>('select id from channel_sign_in where granted is not null'),
    )
    const place = (rowId: string) => ({ owner: 'sign_in', rowId, name: 'token' }) as const
    const tokens = () =>
      ctx.db.withStore(shops.ayperi, (tx) => Promise.all(rows.map(({ id }) => ctx.vault.get(tx, place(id)))))
    expect(await tokens()).toContain('EAAB-business')
    for (const { id } of rows) await forget(ctx, shops.ayperi, id)
    expect((await tokens()).filter((token) => token !== undefined)).toEqual([])
    expect((await choose({ state, phoneNumberId: '201', pin: '123456' })).body.code).toBe('sign_in_void')
  })

  it('is swept a day after it ended, with a token whose own job was lost', async () => {
    await ctx.db.withStore(shops.ayperi, (tx) => tx.query('delete from channel_sign_in'))
    const state = await waits()
    const [row] = await ctx.db.withStore(shops.ayperi, (tx) =>
      tx.query<{ id: string }>('select id from channel_sign_in where granted is not null'),
    )
    const place = { owner: 'sign_in', rowId: row?.id ?? '', name: 'token' } as const
    const token = () => ctx.db.withStore(shops.ayperi, (tx) => ctx.vault.get(tx, place))
    clock.move(24 * 3_600_000)
    await sweepSignIns(ctx)
    expect(await token()).toBe('EAAB-business')
    const choice = { state, phoneNumberId: '201', pin: '123456' }
    expect((await choose(choice)).body).toMatchObject({ reason: 'late' })
    clock.move(11 * 60_000)
    await sweepSignIns(ctx)
    expect(await token()).toBeUndefined()
    expect((await choose(choice)).body).toMatchObject({ reason: 'foreign' })
  })

  it('is shown again to who lost the answer', async () => {
    const state = await waits()
    const again = await finish({ state, code: 'AQ' })
    expect([again.status, again.body.numbers.length]).toEqual([200, 1])
    expect(edgesAsked()).not.toContain('access_token')
  })
})
