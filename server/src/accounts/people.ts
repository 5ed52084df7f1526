import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId, type PersonId } from '#platform/ids.ts'
import { hashPassword } from './passwords.ts'

export type Language = 'ru' | 'ky' | 'en'

export interface Person {
  readonly id: PersonId
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly language: Language
}

/** A person who can sign in at once, with the address taken as confirmed; for seeds and tests. Sign-up makes all others. */
export async function createPerson(
  ctx: Ctx,
  person: Omit<Person, 'id'> & { readonly password: string },
): Promise<PersonId> {
  const id = newId<'person'>()
  const now = ctx.clock.now()
  const password = await hashPassword(person.password)
  await ctx.db.asOwner(async (tx) => {
    await tx.query(
      `insert into person (id, name, first_name, last_name, email, email_verified, language, created_at, updated_at)
       values ($1, $2, $3, $4, lower($5), true, $6, $7, $7)`,
      [
        id,
        `${person.firstName} ${person.lastName}`,
        person.firstName,
        person.lastName,
        person.email,
        person.language,
        now,
      ],
    )
    await tx.query(
      `insert into account (id, person_id, account_id, provider_id, password, created_at, updated_at)
       values ($1, $2, $3, 'credential', $4, $5, $5)`,
      [newId<'account'>(), id, id, password, now],
    )
  })
  return id
}

export async function findPersonByEmail(ctx: Ctx, email: string): Promise<Person | undefined> {
  return ctx.db.asOwner(async (tx) => {
    const rows = await tx.query<Person>(`${columns} where email = lower($1)`, [email])
    return rows[0]
  })
}

export async function getPerson(tx: Tx, id: PersonId): Promise<Person | undefined> {
  const rows = await tx.query<Person>(`${columns} where id = $1`, [id])
  return rows[0]
}

/** The same outside any transaction. */
export const readPerson = (ctx: Ctx, id: PersonId): Promise<Person | undefined> =>
  ctx.db.asOwner((tx) => getPerson(tx, id))

/** Whether the configuration names the person's address, and the person has proved that it is theirs. */
export async function runsPlatform(ctx: Ctx, id: PersonId): Promise<boolean> {
  if (ctx.config.platformOperators.length === 0) return false
  const rows = await ctx.db.asOwner((tx) =>
    tx.query('select from person where id = $1 and email_verified and lower(email) = any($2::text[])', [
      id,
      ctx.config.platformOperators,
    ]),
  )
  return rows.length > 0
}

export async function changePerson(
  tx: Tx,
  id: PersonId,
  change: { firstName?: string | undefined; lastName?: string | undefined; language?: Language | undefined },
  now: Date,
): Promise<void> {
  await tx.query(
    `update person set first_name = coalesce($2, first_name), last_name = coalesce($3, last_name),
       name = coalesce($2, first_name) || ' ' || coalesce($3, last_name), language = coalesce($4, language), updated_at = $5
     where id = $1`,
    [id, change.firstName ?? null, change.lastName ?? null, change.language ?? null, now],
  )
}

const columns = `select id, first_name as "firstName", last_name as "lastName", email, language from person`
