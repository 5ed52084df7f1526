import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelKind } from '../channel.ts'

interface Account {
  readonly kind: ChannelKind
  readonly account: string
}

/** Both calls together take half of it at most; a process that ends over them is waited for no longer. */
const LEASE_MS = 2 * 60_000

/**
 * Whoever connects an account or tells its provider that it has left decides alone, of whichever store. Take it before
 * anything is read that the decision hangs on.
 */
export async function lockAccount(tx: StoreTx, { kind, account }: Account): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('account ' || $1 || ' ' || $2, 0))`, [
    kind,
    account,
  ])
}

/** @returns false when somebody else is telling. The caller holds the lock. */
export async function beginTelling(
  tx: StoreTx,
  { kind, account }: Account,
  revocable: boolean,
  now: Date,
): Promise<boolean> {
  const [row] = await tx.query<{ begun: boolean }>('select app.begin_telling($1, $2, $3, $4, $5) as begun', [
    kind,
    account,
    revocable,
    now,
    new Date(now.getTime() + LEASE_MS),
  ])
  return row?.begun === true
}

export async function endTelling(tx: StoreTx, { kind, account }: Account): Promise<void> {
  await tx.query('select app.end_telling($1, $2)', [kind, account])
}

export interface Tellings {
  readonly underWay: boolean
  /** How often revoking has begun: a token that was looked at before may be void since. */
  readonly revocations: number
}

/** The caller holds the lock. */
export async function tellingsOf(tx: StoreTx, { kind, account }: Account, now: Date): Promise<Tellings> {
  const [row] = await tx.query<Tellings>(
    'select under_way as "underWay", revocations from app.tellings($1, $2, $3)',
    [kind, account, now],
  )
  return row ?? { underWay: false, revocations: 0 }
}
