import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { Ctx } from '#platform/context.ts'
import { newId, type StoreId } from '#platform/ids.ts'
import { testCtx, world } from '../../testing/index.ts'
import { createVault } from './open.ts'
import { askForRotations, rotateAll, rotationJobs } from './rotation.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const DAY = 86_400_000
const ctx = await testCtx({ clock })
const { ayperi, florist } = await world(ctx)
const place = { owner: 'channel', rowId: newId<'channel'>(), name: 'token' } as const

const put = (storeId: StoreId) =>
  ctx.db.withStore(storeId, (tx) => ctx.vault.put(tx, place, `secret of ${storeId}`))
const secretOf = (storeId: StoreId, by: Ctx = ctx) =>
  by.db.withStore(storeId, (tx) => by.vault.get(tx, place))
const keys = () =>
  ctx.db.asOwner((tx) =>
    tx.query<{ store: string; version: number; master: number }>(
      'select store_id as store, version, master_key_no as master from vault.data_key order by store_id',
    ),
  )
const versions = async () => Object.fromEntries((await keys()).map(({ store, version }) => [store, version]))

/** The same program after a new master key was put behind the others. */
function withNextMaster(): { both: Ctx; alone: Ctx } {
  const next = { no: 2, key: randomBytes(32) }
  const withKeys = (masterKeys: typeof ctx.config.masterKeys): Ctx => ({
    ...ctx,
    config: { ...ctx.config, masterKeys },
    vault: createVault({ masterKeys, databaseKey: ctx.config.tokenDatabaseKey, clock }),
  })
  return { both: withKeys([...ctx.config.masterKeys, next]), alone: withKeys([next]) }
}

beforeAll(async () => {
  await rotationJobs(ctx)
  await put(ayperi)
  clock.move(40 * DAY)
  await put(florist)
})

describe('the daily look at keys', () => {
  it('replaces those that are ninety days old, and no younger ones', async () => {
    await askForRotations(ctx)
    await ctx.runJobs()
    expect(await versions()).toEqual({ [ayperi]: 1, [florist]: 1 })
    clock.move(51 * DAY)
    await askForRotations(ctx)
    await ctx.runJobs()
    expect(await versions()).toEqual({ [ayperi]: 2, [florist]: 1 })
    expect([await secretOf(ayperi), await secretOf(florist)]).toEqual([
      `secret of ${ayperi}`,
      `secret of ${florist}`,
    ])
  })

  it('replaces those under an older master key, which nobody needs afterwards', async () => {
    const { both, alone } = withNextMaster()
    await rotationJobs(both)
    await askForRotations(both)
    await ctx.runJobs()
    expect((await keys()).map(({ master }) => master)).toEqual([2, 2])
    expect([await secretOf(ayperi, alone), await secretOf(florist, alone)]).toEqual([
      `secret of ${ayperi}`,
      `secret of ${florist}`,
    ])
    const before = await versions()
    await askForRotations(both)
    await ctx.runJobs()
    expect(await versions()).toEqual(before)
    await ctx.db.asOwner((tx) => tx.query('delete from vault.secret; delete from vault.data_key'))
    await put(ayperi)
    await put(florist)
    await rotationJobs(ctx)
  })
})

describe('the command of an operator', () => {
  it('replaces every key at once, and names the stores of which something does not open', async () => {
    expect(await rotateAll(ctx)).toEqual({ stores: 2, resealed: 2, failed: [] })
    expect(await versions()).toEqual({ [ayperi]: 2, [florist]: 2 })
    await ctx.db.asOwner((tx) =>
      tx.query(`update vault.secret set sealed = pgp_sym_encrypt_bytea('broken', $1) where store_id = $2`, [
        ctx.config.tokenDatabaseKey,
        ayperi,
      ]),
    )
    expect(await rotateAll(ctx)).toEqual({ stores: 1, resealed: 1, failed: [ayperi] })
    expect(await versions()).toEqual({ [ayperi]: 2, [florist]: 3 })
    expect(await secretOf(florist)).toBe(`secret of ${florist}`)
  })
})
