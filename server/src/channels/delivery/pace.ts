import type { StoreTx } from '#platform/database/database.ts'
import type { OutboxClaim } from './claim.ts'
import type { Pace, Rate } from './paces.ts'
import type { Result } from './ports.ts'

export type Spent = { readonly freeAt: number } | { readonly waitUntil: number }

/**
 * Takes `count` at once from an allowance of which everything up to `freeAt` is used up. Times in milliseconds of the epoch.
 * What is more than a burst (an album) waits for a whole allowance, and that more counts twice: so no stretch of time holds
 * more than it may, wherever it begins.
 */
export function spend({ intervalMs, burst }: Rate, freeAt: number, now: number, count = 1): Spent {
  const earliest = freeAt - Math.max(burst - count, 0) * intervalMs
  const price = count + Math.max(count - burst, 0)
  return now < earliest ? { waitUntil: earliest } : { freeAt: Math.max(freeAt, now) + price * intervalMs }
}

interface Held {
  /** May leave now. */
  readonly free: readonly OutboxClaim[]
  readonly late: readonly Result[]
}

/** Until when channels rest, by what this process knows: nothing of them is worth claiming before. */
export type Rests = Map<string, Date>

/** Holds back what would leave sooner than its provider takes it, or than it asked for. Notes which channels rest now. */
export async function holdBack(
  tx: StoreTx,
  claims: readonly OutboxClaim[],
  paceOf: (claim: OutboxClaim) => Pace | undefined,
  now: Date,
  rests: Rests,
): Promise<Held> {
  for (const [channelId, until] of await findHolds(tx, claims, now)) rest(rests, channelId, until)
  const held = claims.flatMap((claim) => lateUntil(claim, restOf(rests, claim, now)))
  const allowed = claims.filter((claim) => !restOf(rests, claim, now))
  const paced = allowed.flatMap((claim) => {
    const pace = paceOf(claim)
    return pace ? [{ claim, pace }] : []
  })
  if (paced.length === 0) return { free: allowed, late: held }
  const late = await spendAllowances(tx, paced, now, rests)
  const isLate = new Set(late.map(({ claim }) => claim))
  return { free: allowed.filter((claim) => !isLate.has(claim)), late: [...held, ...late] }
}

export function rest(rests: Rests, channelId: string, until: Date): void {
  const before = rests.get(channelId)
  if (!before || before < until) rests.set(channelId, until)
}

function restOf(rests: Rests, { channelId }: OutboxClaim, now: Date): Date | undefined {
  const until = rests.get(channelId)
  return until && until > now ? until : undefined
}

const lateUntil = (claim: OutboxClaim, nextAt: Date | undefined): Result[] =>
  nextAt ? [{ claim, verdict: { kind: 'waits', nextAt } }] : []

async function findHolds(
  tx: StoreTx,
  claims: readonly OutboxClaim[],
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.query<{ channelId: string; until: Date }>(
    `select channel_id as "channelId", max(free_at) as until from send_pace
     where store_id = $1 and channel_id = any($2::uuid[]) and scope in ('hold', 'doubt') and free_at > $3 group by 1`,
    [tx.storeId, [...new Set(claims.map(({ channelId }) => channelId))], now],
  )
  return new Map(rows.map(({ channelId, until }) => [channelId, until]))
}

interface Paced {
  readonly claim: OutboxClaim
  readonly pace: Pace
}

/** The rows are locked in one order, so deliveries beside each other count one after the other. */
async function spendAllowances(
  tx: StoreTx,
  paced: readonly Paced[],
  now: Date,
  rests: Rests,
): Promise<Result[]> {
  const factsOf = await findFacts(tx, paced)
  const wanted = paced.map((one) => {
    const facts = factsOf(one.claim)
    return { ...one, count: facts.files, takes: allowancesOf(one, facts) }
  })
  const spent = await lockAllowances(tx, [...new Set(wanted.flatMap(({ takes }) => [...takes.keys()]))])
  const late: Result[] = []
  for (const { claim, pace, count, takes } of wanted) {
    const outcomes = [...takes].map(
      ([key, rate]) => [key, spend(rate, spent.get(key) ?? 0, now.getTime(), count)] as const,
    )
    const waits = outcomes.map(([, outcome]) => ('waitUntil' in outcome ? Math.ceil(outcome.waitUntil) : 0))
    const longest = Math.max(...waits)
    if (longest > 0) late.push(...lateUntil(claim, new Date(longest)))
    else for (const [key, outcome] of outcomes) if ('freeAt' in outcome) spent.set(key, outcome.freeAt)
    const channel = spend(pace.channel, spent.get(keyOf(claim, '')) ?? 0, now.getTime())
    if ('waitUntil' in channel) rest(rests, claim.channelId, new Date(Math.ceil(channel.waitUntil)))
  }
  await writeAllowances(tx, spent, now)
  return late
}

/** What a message takes one of, by the key of the allowance. */
function allowancesOf({ claim, pace }: Paced, { inGroup, heavy }: Facts): ReadonlyMap<string, Rate> {
  const takes = new Map([[keyOf(claim, ''), pace.channel]])
  const chat = inGroup ? (pace.group ?? pace.chat) : pace.chat
  if (chat) takes.set(keyOf(claim, claim.conversationId), chat)
  if (heavy && pace.heavy) takes.set(keyOf(claim, 'heavy'), pace.heavy)
  return takes
}

const keyOf = (claim: OutboxClaim, scope: string): string => `${claim.channelId} ${scope}`

interface Facts {
  readonly inGroup: boolean
  readonly heavy: boolean
  /** Each file of an album counts as a message; one without files is one too. */
  readonly files: number
}

/** Groups have negative numbers at Telegram. Address and kind are the inbox's; read here, as the pace hangs on them. */
async function findFacts(tx: StoreTx, paced: readonly Paced[]): Promise<(claim: OutboxClaim) => Facts> {
  const rows = await tx.query<{ id: string } & Facts>(
    `select m.id, c.external_id like '-%' as "inGroup", m.kind in ('audio', 'voice', 'video') as heavy,
       greatest((select count(*)::int from attachment a where a.store_id = $1 and a.message_id = m.id), 1) as files
     from message m join conversation c on c.store_id = $1 and c.id = m.conversation_id
     where m.store_id = $1 and m.id = any($2::uuid[])`,
    [tx.storeId, paced.map(({ claim }) => claim.messageId)],
  )
  const facts = new Map(rows.map((row) => [row.id, row]))
  return ({ messageId }) => facts.get(messageId) ?? { inGroup: false, heavy: false, files: 1 }
}

async function lockAllowances(tx: StoreTx, keys: readonly string[]): Promise<Map<string, number>> {
  const scopes = keys.map((key) => key.split(' '))
  const rows = await tx.query<{ channelId: string; scope: string; freeAt: Date }>(
    `insert into send_pace as p (store_id, channel_id, scope, free_at)
     select $1::uuid, channel_id, scope, 'epoch'::timestamptz
     from unnest($2::uuid[], $3::text[]) as c (channel_id, scope) order by channel_id, scope
     on conflict (store_id, channel_id, scope) do update set free_at = p.free_at
     returning channel_id as "channelId", scope, free_at as "freeAt"`,
    [tx.storeId, scopes.map(([channelId]) => channelId), scopes.map(([, scope]) => scope)],
  )
  return new Map(rows.map(({ channelId, scope, freeAt }) => [`${channelId} ${scope}`, freeAt.getTime()]))
}

/** An allowance that is whole again needs no row. */
async function writeAllowances(tx: StoreTx, spent: ReadonlyMap<string, number>, now: Date): Promise<void> {
  const rows = [...spent].map(([key, freeAt]) => ({ key: key.split(' '), freeAt: new Date(freeAt) }))
  await tx.query(
    `with gone as (
       delete from send_pace where store_id = $1 and free_at < $5::timestamptz - interval '1 minute'
         and scope <> '' and scope <> all($3::text[])
     )
     update send_pace p set free_at = s.free_at
     from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as s (channel_id, scope, free_at)
     where p.store_id = $1 and p.channel_id = s.channel_id and p.scope = s.scope`,
    [
      tx.storeId,
      rows.map(({ key: [channelId] }) => channelId),
      rows.map(({ key: [, scope] }) => scope),
      rows.map(({ freeAt }) => freeAt),
      now,
    ],
  )
}
