import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { newId, type PersonId, type StoreId } from '#platform/ids.ts'
import { addMember } from './members.ts'
import type { Language } from './people.ts'
import type { Role } from './permissions.ts'

export interface StoreDetails {
  readonly name: string
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** ISO 4217. Prices are in it. */
  readonly currency: string
  /** IANA name. */
  readonly timeZone: string
  readonly languages: readonly Language[]
}

export interface Store extends StoreDetails {
  readonly id: StoreId
}

/** Makes a store whose first member owns it. */
export async function createStore(ctx: Ctx, details: StoreDetails, owner: PersonId): Promise<Store> {
  const id = newId<'store'>()
  await ctx.db.withStore(id, async (tx) => {
    await tx.query(
      `insert into store (store_id, name, country, currency, time_zone, languages, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        details.name,
        details.country,
        details.currency,
        details.timeZone,
        details.languages,
        ctx.clock.now(),
      ],
    )
    await addMember(tx, { personId: owner, role: 'owner' }, ctx.clock.now())
  })
  return { id, ...details }
}

export async function getStore(tx: StoreTx): Promise<Store | undefined> {
  const rows = await tx.query<Store>(`select ${columns} from store where store_id = $1`, [tx.storeId])
  return rows[0]
}

export async function changeStore(
  tx: StoreTx,
  change: { [K in keyof StoreDetails]?: StoreDetails[K] | undefined },
): Promise<Store | undefined> {
  const rows = await tx.query<Store>(
    `update store set name = coalesce($2, name), country = coalesce($3, country), currency = coalesce($4, currency),
       time_zone = coalesce($5, time_zone), languages = coalesce($6, languages)
     where store_id = $1 returning ${columns}`,
    [
      tx.storeId,
      change.name ?? null,
      change.country ?? null,
      change.currency ?? null,
      change.timeZone ?? null,
      change.languages ?? null,
    ],
  )
  return rows[0]
}

/** The stores a person belongs to, oldest first. */
export function storesOf(ctx: Ctx, person: PersonId): Promise<(Store & { readonly role: Role })[]> {
  return ctx.db.withDirectory((tx) =>
    tx.query(
      `select s.store_id as id, s.name, s.country, s.currency, s.time_zone as "timeZone", s.languages, m.role
       from member m join store s on s.store_id = m.store_id
       where m.person_id = $1 order by m.created_at, s.store_id`,
      [person],
    ),
  )
}

const columns = `store_id as id, name, country, currency, time_zone as "timeZone", languages`
