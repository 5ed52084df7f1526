import { describe, expect, it } from 'vitest'
import { testCtx, world } from '../testing/index.ts'
import { listMembers } from './members.ts'
import { storesOf } from './stores.ts'

const ctx = await testCtx()
const { ayperi, florist, aizada, bakyt, nurlan } = await world(ctx)

describe('stores and their members', () => {
  it('gives a person the stores they belong to, with the role', async () => {
    expect(await storesOf(ctx, aizada.personId)).toMatchObject([
      { id: ayperi, name: 'Ayperi', role: 'owner' },
    ])
    expect(await storesOf(ctx, bakyt.personId)).toMatchObject([{ id: ayperi, role: 'operator' }])
  })

  it('lists the members of the store in force and nobody else', async () => {
    const members = await ctx.db.withStore(florist, listMembers)
    expect(members.map((member) => member.personId)).toEqual([nurlan.personId])
  })

  it('lets no store see people, nor write a member of another store', async () => {
    await expect(ctx.db.withStore(ayperi, (tx) => tx.query('select email from person'))).rejects.toThrow(
      /permission denied/,
    )
    const stolen = ctx.db.withStore(ayperi, (tx) =>
      tx.query(`insert into member values ($1, gen_random_uuid(), $2, 'owner', now())`, [
        florist,
        aizada.personId,
      ]),
    )
    await expect(stolen).rejects.toThrow(/row-level security/)
  })
})
