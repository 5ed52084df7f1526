import type { StoreTx } from '#platform/database/database.ts'
import { type MemberId, newId, type PersonId } from '#platform/ids.ts'
import type { Role } from './permissions.ts'

export interface Member {
  readonly id: MemberId
  readonly personId: PersonId
  readonly role: Role
}

export interface MemberProfile extends Member {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

export async function addMember(
  tx: StoreTx,
  member: { readonly personId: PersonId; readonly role: Role },
  now: Date,
): Promise<MemberId> {
  const id = newId<'member'>()
  await tx.query(
    'insert into member (store_id, id, person_id, role, created_at) values ($1, $2, $3, $4, $5)',
    [tx.storeId, id, member.personId, member.role, now],
  )
  return id
}

/** The person's membership in the store in force; undefined for outsiders. */
export async function findMember(tx: StoreTx, personId: PersonId): Promise<Member | undefined> {
  const rows = await tx.query<Member>(
    `select id, person_id as "personId", role from member where store_id = $1 and person_id = $2`,
    [tx.storeId, personId],
  )
  return rows[0]
}

export async function removeMember(tx: StoreTx, id: MemberId): Promise<boolean> {
  const rows = await tx.query('delete from member where store_id = $1 and id = $2 returning id', [
    tx.storeId,
    id,
  ])
  return rows.length > 0
}

/** Members of the store in force with their names, oldest first. */
export const listMembers = (tx: StoreTx): Promise<MemberProfile[]> =>
  tx.query<MemberProfile>(
    `select id, person_id as "personId", role, first_name as "firstName", last_name as "lastName", email from app.members()`,
  )
