import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelKind } from '../channel.ts'
import type { OutboxClaim } from './claim.ts'
import type { Result } from './ports.ts'

interface Rate {
  /** One more is earned in so many milliseconds. */
  readonly intervalMs: number
  /** So many may go at once after a rest. */
  readonly burst: number
}

interface Pace {
  readonly channel: Rate
  readonly chat: Rate
  readonly group: Rate
}

/**
 * What Telegram tells of itself: about 30 messages a second by one bot, one a second into one chat with short bursts, 20 a
 * minute into one group. No second and no minute holds more than that, wherever it begins.
 */
const paces: Partial<Record<ChannelKind, Pace>> = {
  telegram: {
    channel: { intervalMs: 40, burst: 5 },
    chat: { intervalMs: 1000, burst: 3 },
    group: { intervalMs: 4000, burst: 5 },
  },
}

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

/** Until when channels are silent by what this process has just been told; written down a moment later. */
export type Holds = Map<string, Date>

/** Holds back what would leave sooner than its provider takes it, or than it asked for. */
export async function holdBack(
  tx: StoreTx,
  claims: readonly OutboxClaim[],
  kindOf: (claim: OutboxClaim) => ChannelKind | undefined,
  now: Date,
  told: Holds,
): Promise<Held> {
  for (const [channelId, until] of told) if (until <= now) told.delete(channelId)
  const holds = await findHolds(tx, claims, now)
  const waits = ({ channelId }: OutboxClaim) => later(holds.get(channelId), told.get(channelId))
  const held = claims.flatMap((claim) => lateUntil(claim, waits(claim)))
  const allowed = claims.filter((claim) => !waits(claim))
  const paced = allowed.filter((claim) => paces[kindOf(claim) ?? 'whatsapp'])
  if (paced.length === 0) return { free: allowed, late: held }
  const late = await spendAllowances(tx, paced, kindOf, now)
  const isLate = new Set(late.map(({ claim }) => claim))
  return { free: allowed.filter((claim) => !isLate.has(claim)), late: [...held, ...late] }
}

const later = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one && other && one > other ? one : (other ?? one)

const lateUntil = (claim: OutboxClaim, nextAt: Date | undefined): Result[] =>
  nextAt ? [{ claim, verdict: { kind: 'waits', nextAt } }] : []

async function findHolds(
  tx: StoreTx,
  claims: readonly OutboxClaim[],
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.query<{ channelId: string; until: Date }>(
    `select channel_id as "channelId", free_at as until from send_pace
     where store_id = $1 and channel_id = any($2::uuid[]) and scope = 'hold' and free_at > $3`,
    [tx.storeId, [...new Set(claims.map(({ channelId }) => channelId))], now],
  )
  return new Map(rows.map(({ channelId, until }) => [channelId, until]))
}

/** The provider asked for silence: nothing of this channel leaves before, whoever writes it meanwhile. */
export async function holdChannel(tx: StoreTx, channelId: string, until: Date): Promise<void> {
  await tx.query(
    `insert into send_pace as p (store_id, channel_id, scope, free_at) values ($1, $2, 'hold', $3)
     on conflict (store_id, channel_id, scope) do update set free_at = greatest(p.free_at, excluded.free_at)`,
    [tx.storeId, channelId, until],
  )
}

/** The rows are locked in one order, so deliveries beside each other count one after the other. */
async function spendAllowances(
  tx: StoreTx,
  claims: readonly OutboxClaim[],
  kindOf: (claim: OutboxClaim) => ChannelKind | undefined,
  now: Date,
): Promise<Result[]> {
  const groups = await findGroups(tx, claims)
  const albums = await findAlbums(tx, claims)
  const spent = await lockAllowances(tx, claims)
  const late: Result[] = []
  for (const claim of claims) {
    const pace = paces[kindOf(claim) ?? 'whatsapp']
    if (!pace) continue
    const whole = keyOf(claim, '')
    const chat = keyOf(claim, claim.conversationId)
    const count = albums.get(claim.messageId) ?? 1
    const ofChat = spend(
      groups.has(claim.conversationId) ? pace.group : pace.chat,
      spent.get(chat) ?? 0,
      now.getTime(),
      count,
    )
    const ofChannel = spend(pace.channel, spent.get(whole) ?? 0, now.getTime(), count)
    if ('freeAt' in ofChat && 'freeAt' in ofChannel)
      spent.set(chat, ofChat.freeAt).set(whole, ofChannel.freeAt)
    else late.push(...lateUntil(claim, new Date(Math.max(waitOf(ofChat), waitOf(ofChannel)))))
  }
  await writeAllowances(tx, spent, now)
  return late
}

const waitOf = (spent: Spent): number => ('waitUntil' in spent ? Math.ceil(spent.waitUntil) : 0)
const keyOf = (claim: OutboxClaim, scope: string): string => `${claim.channelId} ${scope}`

/** Groups have negative numbers at Telegram. The address is the inbox's; read here, as the pace hangs on it. */
async function findGroups(tx: StoreTx, claims: readonly OutboxClaim[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `select id from conversation where store_id = $1 and id = any($2::uuid[]) and external_id like '-%'`,
    [tx.storeId, claims.map(({ conversationId }) => conversationId)],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Each file of an album counts as a message. */
async function findAlbums(tx: StoreTx, claims: readonly OutboxClaim[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; count: number }>(
    `select message_id as id, count(*)::int as count from attachment
     where store_id = $1 and message_id = any($2::uuid[]) group by message_id having count(*) > 1`,
    [tx.storeId, claims.map(({ messageId }) => messageId)],
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
}

async function lockAllowances(tx: StoreTx, claims: readonly OutboxClaim[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ channelId: string; scope: string; freeAt: Date }>(
    `insert into send_pace as p (store_id, channel_id, scope, free_at)
     select distinct $1::uuid, channel_id, scope, 'epoch'::timestamptz
     from unnest($2::uuid[], $3::text[]) as c (channel_id, scope) order by channel_id, scope
     on conflict (store_id, channel_id, scope) do update set free_at = p.free_at
     returning channel_id as "channelId", scope, free_at as "freeAt"`,
    [
      tx.storeId,
      claims.flatMap(({ channelId }) => [channelId, channelId]),
      claims.flatMap(({ conversationId }) => ['', conversationId]),
    ],
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
