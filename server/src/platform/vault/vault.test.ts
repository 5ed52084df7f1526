import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import { testCtx, world } from '../../testing/index.ts'
import { open, SealBroken, seal } from './envelope.ts'
import { createVault } from './open.ts'

const ctx = await testCtx()
const { ayperi, florist } = await world(ctx)
const place = { owner: 'channel', rowId: newId<'channel'>(), name: 'token' } as const

// Red when seal and open leave the header or the place out of the authenticated data: then a flipped version, another key
// number, or a moved seal opens.
describe('a seal', () => {
  const key = randomBytes(32)
  const where = 'store|channel|token|row'
  const sealed = seal(Buffer.from('demo-whatsapp-token'), key, 7, where)
  const keyOf = () => key

  it('opens where it was made', () => {
    expect(open(sealed, keyOf, where).toString()).toBe('demo-whatsapp-token')
  })

  it('does not open with any single bit changed', () => {
    const opened: number[] = []
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Buffer.from(sealed)
      altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      if (opens(altered, keyOf, where)) opened.push(bit)
    }
    expect(opened).toEqual([])
  })

  it.each([
    'other|channel|token|row',
    'store|model|token|row',
    'store|channel|secret|row',
    'store|channel|token|other',
  ])('does not open at %s', (elsewhere) => {
    expect(opens(sealed, keyOf, elsewhere)).toBe(false)
  })

  it('does not open with another key, without a key, or cut short', () => {
    expect(opens(sealed, () => randomBytes(32), where)).toBe(false)
    expect(opens(sealed, () => undefined, where)).toBe(false)
    for (let length = 0; length < sealed.length; length++)
      expect(opens(sealed.subarray(0, length), keyOf, where)).toBe(false)
  })
})

describe('the vault', () => {
  it('loses no secret that is written, read or destroyed while keys are rotated', async () => {
    const numbers = Array.from({ length: 12 }, (_, n) => n)
    const places = numbers.map(() => ({ ...place, rowId: newId<'channel'>() }))
    const doomed = { ...place, rowId: newId<'channel'>() }
    const inStore = <T>(work: Parameters<typeof ctx.db.withStore<T>>[1]) => ctx.db.withStore(ayperi, work)
    await inStore((tx) => ctx.vault.put(tx, doomed, 'gone'))
    await Promise.all([
      ...places.map((each, n) => inStore((tx) => ctx.vault.put(tx, each, `secret ${n}`))),
      ...numbers.map(() => inStore((tx) => ctx.vault.rotate(tx))),
      ...numbers.map(() => inStore((tx) => ctx.vault.get(tx, doomed))),
      inStore((tx) => ctx.vault.destroy(tx, doomed.owner, doomed.rowId)),
    ])
    const read = await Promise.all(places.map((each) => inStore((tx) => ctx.vault.get(tx, each))))
    expect(read).toEqual(numbers.map((n) => `secret ${n}`))
    expect(await inStore((tx) => ctx.vault.get(tx, doomed))).toBeUndefined()
  })

  it('keeps a secret for its place and its store only', async () => {
    await ctx.db.withStore(ayperi, (tx) => ctx.vault.put(tx, place, 'demo-whatsapp-token'))
    expect(await ctx.db.withStore(ayperi, (tx) => ctx.vault.get(tx, place))).toBe('demo-whatsapp-token')
    expect(
      await ctx.db.withStore(ayperi, (tx) => ctx.vault.get(tx, { ...place, name: 'other' })),
    ).toBeUndefined()
    expect(await ctx.db.withStore(florist, (tx) => ctx.vault.get(tx, place))).toBeUndefined()
  })

  it('holds no word of it in its tables', async () => {
    const rows = await ctx.db.asOwner((tx) => tx.query<{ sealed: Buffer }>('select sealed from vault.secret'))
    expect(rows.length).toBeGreaterThan(0)
    for (const { sealed } of rows) expect(sealed.includes('demo-whatsapp-token')).toBe(false)
  })

  it('opens nothing that was moved to another row, column or store', async () => {
    const move = (columns: string) =>
      ctx.db.asOwner(async (tx) => {
        await tx.query(`delete from vault.secret where name = 'moved' or row_id <> $1 or store_id = $2`, [
          place.rowId,
          florist,
        ])
        await tx.query(
          `insert into vault.secret (store_id, owner, row_id, name, sealed, sealed_at)
           select ${columns}, sealed, sealed_at from vault.secret where name = 'token' and store_id = $1`,
          [ayperi],
        )
      })
    const elsewhere = newId<'channel'>()

    await move(`store_id, owner, row_id, 'moved'`)
    await expect(
      ctx.db.withStore(ayperi, (tx) => ctx.vault.get(tx, { ...place, name: 'moved' })),
    ).rejects.toThrow(SealBroken)
    await move(`store_id, owner, '${elsewhere}', name`)
    await expect(
      ctx.db.withStore(ayperi, (tx) => ctx.vault.get(tx, { ...place, rowId: elsewhere })),
    ).rejects.toThrow(SealBroken)
    await move(`'${florist}', owner, row_id, name`)
    await ctx.db.withStore(florist, (tx) => ctx.vault.put(tx, { ...place, name: 'own' }, 'makes a data key'))
    await expect(ctx.db.withStore(florist, (tx) => ctx.vault.get(tx, place))).rejects.toThrow(SealBroken)
  })

  it('opens nothing with another master key or another key of the database', async () => {
    const { masterKeys, tokenDatabaseKey } = ctx.config
    const strange = createVault({
      masterKeys: [{ no: 1, key: randomBytes(32) }],
      databaseKey: tokenDatabaseKey,
      clock: ctx.clock,
    })
    await expect(ctx.db.withStore(ayperi, (tx) => strange.get(tx, place))).rejects.toThrow(SealBroken)
    const foreign = createVault({
      masterKeys,
      databaseKey: randomBytes(32).toString('base64'),
      clock: ctx.clock,
    })
    await expect(ctx.db.withStore(ayperi, (tx) => foreign.get(tx, place))).rejects.toThrow(/not a seal/)
  })

  it('goes on with new keys after a rotation, and the old master key is needed no more', async () => {
    const { masterKeys, tokenDatabaseKey } = ctx.config
    const next = { no: 2, key: randomBytes(32) }
    const both = createVault({
      masterKeys: [...masterKeys, next],
      databaseKey: tokenDatabaseKey,
      clock: ctx.clock,
    })
    expect(await ctx.db.withStore(ayperi, (tx) => both.get(tx, place))).toBe('demo-whatsapp-token')
    expect(await ctx.db.withStore(ayperi, (tx) => both.rotate(tx))).toEqual({ resealed: 1 })

    const alone = createVault({ masterKeys: [next], databaseKey: tokenDatabaseKey, clock: ctx.clock })
    expect(await ctx.db.withStore(ayperi, (tx) => alone.get(tx, place))).toBe('demo-whatsapp-token')
    await expect(ctx.db.withStore(ayperi, (tx) => ctx.vault.get(tx, place))).rejects.toThrow(SealBroken)
  })

  it('forgets every secret of a row', async () => {
    await ctx.db.withStore(ayperi, (tx) => ctx.vault.destroy(tx, 'channel', place.rowId))
    expect(await ctx.db.withStore(ayperi, (tx) => ctx.vault.get(tx, place))).toBeUndefined()
  })
})

function opens(envelope: Uint8Array, keyOf: (no: number) => Uint8Array | undefined, where: string): boolean {
  try {
    open(envelope, keyOf, where)
    return true
  } catch (error) {
    if (error instanceof SealBroken) return false
    throw error
  }
}
