import { addMember, createPerson, createStore } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import type { MemberId, PersonId, StoreId } from '#platform/ids.ts'

export interface Someone {
  readonly personId: PersonId
  readonly memberId: MemberId
  readonly email: string
  readonly password: string
}

export interface World {
  /** A clothes shop in Bishkek. */
  readonly ayperi: StoreId
  /** Another shop, to prove that nothing passes between them. */
  readonly florist: StoreId
  /** Owns Ayperi. */
  readonly aizada: Someone
  /** Answers customers at Ayperi; may not change settings. */
  readonly bakyt: Someone
  /** Owns Florist, knows nothing of Ayperi. */
  readonly nurlan: Someone
}

const password = 'tilla-kozu-2026'

/** The small world that everyone knows by heart. */
export async function world(ctx: Ctx): Promise<World> {
  const aizada = await person(ctx, 'Aizada', 'Asanova', 'aizada@ayperi.example')
  const bakyt = await person(ctx, 'Bakyt', 'Toktogulov', 'bakyt@ayperi.example')
  const nurlan = await person(ctx, 'Nurlan', 'Sadykov', 'nurlan@florist.example')
  const bishkek = {
    country: 'KG',
    currency: 'KGS',
    timeZone: 'Asia/Bishkek',
    languages: ['ru', 'ky', 'en'],
  } as const
  const ayperi = (await createStore(ctx, { name: 'Ayperi', ...bishkek }, aizada.personId)).id
  const florist = (await createStore(ctx, { name: 'Florist', ...bishkek }, nurlan.personId)).id
  const operator = await ctx.db.withStore(ayperi, (tx) =>
    addMember(tx, { personId: bakyt.personId, role: 'operator' }, ctx.clock.now()),
  )
  return {
    ayperi,
    florist,
    aizada: { ...aizada, memberId: await memberId(ctx, ayperi, aizada.personId) },
    bakyt: { ...bakyt, memberId: operator },
    nurlan: { ...nurlan, memberId: await memberId(ctx, florist, nurlan.personId) },
  }
}

async function person(ctx: Ctx, firstName: string, lastName: string, email: string) {
  const personId = await createPerson(ctx, { firstName, lastName, email, language: 'ru', password })
  return { personId, email, password }
}

async function memberId(ctx: Ctx, store: StoreId, personId: PersonId): Promise<MemberId> {
  const [row] = await ctx.db.withStore(store, (tx) =>
    tx.query<{ id: MemberId }>('select id from member where store_id = $1 and person_id = $2', [
      store,
      personId,
    ]),
  )
  if (!row) throw new Error('the member was not made')
  return row.id
}
