import { createHash, randomBytes } from 'node:crypto'
import type { StoreTx } from '#platform/database/database.ts'
import { newId, type StoreId } from '#platform/ids.ts'
import type { ChannelKind } from '../../channel.ts'
import type { SignInKind } from '../wire.ts'

/** Long enough to sign in with a second factor. */
export const lifeMs = 10 * 60_000

/** Who begins a sign-in, and who must end it. */
export interface Starter {
  readonly memberId: string
  readonly sessionId: string
}

/** Why a state is good for nothing. */
export type Void = 'late' | 'used' | 'foreign'

export const hashState = (state: string): Buffer => createHash('sha256').update(state).digest()

/** The panel reads from it to which store it belongs; whether it is genuine the hash decides. */
const newState = (storeId: StoreId): string => `${storeId}.${randomBytes(32).toString('base64url')}`

/** @returns the state, which is kept nowhere but at the provider and in the browser. */
export async function keepState(tx: StoreTx, kind: SignInKind, starter: Starter, now: Date): Promise<string> {
  const state = newState(tx.storeId)
  await tx.query(
    `insert into channel_sign_in (store_id, state_hash, kind, member_id, session_id, expires_at, id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[tx.storeId, hashState(state), kind, starter.memberId, starter.sessionId],
      ...[new Date(now.getTime() + lifeMs), newId<'sign-in'>()],
    ],
  )
  return state
}

/** Uses the state up: of two that come with it one wins. */
export async function useState(
  tx: StoreTx,
  state: string,
  starter: Starter,
  now: Date,
): Promise<{ ok: true; kind: SignInKind } | { ok: false; reason: Void }> {
  const [used] = await tx.query<{ kind: SignInKind }>(
    `update channel_sign_in set used_at = $3
     where store_id = $1 and state_hash = $2 and used_at is null and expires_at > $3
       and member_id = $4 and session_id = $5
     returning kind`,
    [tx.storeId, hashState(state), now, starter.memberId, starter.sessionId],
  )
  if (used) return { ok: true, kind: used.kind }
  return { ok: false, reason: await reasonOfVoid(tx, state, starter, now) }
}

/** What a used state still takes at most to become a channel. */
const endingMs = 60_000

/** Until when somebody of the store may come back from this provider with a token; undefined when nobody is there. */
export async function signInEnds(tx: StoreTx, kind: ChannelKind, now: Date): Promise<Date | undefined> {
  const [row] = await tx.query<{ until: Date | null }>(
    `select max(case when used_at is null then expires_at else used_at + $4 * interval '1 ms' end) as until
     from channel_sign_in where store_id = $1 and kind = $2 and expires_at > $3
       and (used_at is null or used_at > $3::timestamptz - $4 * interval '1 ms')`,
    [tx.storeId, kind, now, endingMs],
  )
  return row?.until ?? undefined
}

/** Why a state is good for nothing to this starter. */
export async function reasonOfVoid(tx: StoreTx, state: string, starter: Starter, now: Date): Promise<Void> {
  const [known] = await tx.query<{ used: boolean; late: boolean }>(
    `select used_at is not null as used, expires_at <= $5 as late from channel_sign_in
     where store_id = $1 and state_hash = $2 and member_id = $3 and session_id = $4`,
    [tx.storeId, hashState(state), starter.memberId, starter.sessionId, now],
  )
  if (!known) return 'foreign'
  return known.used && !known.late ? 'used' : 'late'
}
