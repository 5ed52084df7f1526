import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { StoreId } from '#platform/ids.ts'
import { SealBroken } from '#platform/vault/envelope.ts'
import { adapters } from '../adapters.ts'
import type { ConnectedAccount } from '../channel.ts'
import { tellChannelUpdated } from '../connecting/events.ts'
import { signInEnds } from '../connecting/sign-in/state.ts'
import { askForLook } from '../health/look-job.ts'
import { askToTell } from './ask.ts'
import type { Farewell } from './farewell.ts'
import {
  endParting,
  findParting,
  isUsedElsewhere,
  type Parting,
  type PartingEnd,
  postponeParting,
  putOffParting,
  tokenPlace,
} from './queries.ts'
import { beginTelling, endTelling, lockAccount } from './telling.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** Between one try and the next; the last one repeats. */
const WAITS = [10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR]
/** So long the token is kept for telling the provider, and no longer. */
export const PATIENCE_MS = 24 * HOUR

/**
 * Tells the provider of a disconnected channel to deliver nothing more and to make the token void. What it does not answer
 * is told again later, for a day; in the end the token is destroyed, whatever it said. Safe to repeat.
 */
export async function tellProvider(ctx: Ctx, storeId: StoreId, id: string): Promise<void> {
  const opened = await ctx.db.withStore(storeId, (tx) => open(ctx, tx, id))
  if (!opened) return
  const told = await tell(ctx, opened.parting, opened.account)
  await ctx.db.withStore(storeId, (tx) => conclude(ctx, tx, opened.parting, told))
}

interface Opened {
  readonly parting: Parting
  readonly account: ConnectedAccount
}

/** Undefined where nothing is to be told now. What is to be told nobody connects until it has been. */
async function open(ctx: Ctx, tx: StoreTx, id: string): Promise<Opened | undefined> {
  const now = ctx.clock.now()
  const due = await findParting(tx, id, now)
  if (!due) return undefined
  await lockAccount(tx, accountOf(due))
  // It may have been connected again while the lock was waited for.
  const parting = await findParting(tx, id, now)
  const opened = parting && (await openUnended(ctx, tx, parting))
  if (!opened) return undefined
  return (await beginTelling(tx, accountOf(due), due.revocable, now)) ? opened : undefined
}

const accountOf = ({ kind, account }: Parting) => ({ kind, account: account.account })

/** What cannot be told, or must not be told any more, ends here. */
async function openUnended(ctx: Ctx, tx: StoreTx, parting: Parting): Promise<Opened | undefined> {
  const token = await openToken(ctx, tx, parting.id)
  const end = (how: PartingEnd, reason: string | null) => finish(ctx, tx, parting, how, reason)
  if (token === undefined) await end('refused', 'token_unreadable')
  else if (await isUsedElsewhere(tx, parting)) await end('not_needed', null)
  else if (await mustWait(ctx, tx, parting)) return undefined
  else return { parting, account: { ...parting.account, token } }
  return undefined
}

/**
 * Revoking takes their permissions from tokens that are given meanwhile, too: as long as somebody signs in with the provider,
 * it waits. What has waited for a day is revoked no more.
 */
async function mustWait(ctx: Ctx, tx: StoreTx, parting: Parting): Promise<boolean> {
  const now = ctx.clock.now()
  const until = parting.revocable && (await signInEnds(tx, parting.kind, now))
  if (!until) return false
  if (now.getTime() >= endOf(parting)) await finish(ctx, tx, parting, 'unconfirmed', null)
  else await postponeParting(ctx, tx, parting, until)
  return true
}

/** A seal that does not open is the same as no token: there is nothing to tell the provider with. */
async function openToken(ctx: Ctx, tx: StoreTx, id: string): Promise<string | undefined> {
  try {
    return await ctx.vault.get(tx, tokenPlace(id))
  } catch (error) {
    if (error instanceof SealBroken) return undefined
    throw error
  }
}

interface Told {
  readonly provider: Parting['provider']
  readonly farewell: Farewell
}

async function tell(ctx: Ctx, parting: Parting, account: ConnectedAccount): Promise<Told> {
  const adapter = adapters[parting.kind]
  if (parting.provider === 'waiting') {
    const farewell = await adapter.unsubscribe(ctx, account)
    if (farewell.kind !== 'confirmed') return { provider: 'waiting', farewell }
  }
  if (!parting.revocable || !adapter.revoke)
    return { provider: 'unsubscribed', farewell: { kind: 'confirmed' } }
  return { provider: 'unsubscribed', farewell: await adapter.revoke(ctx, account) }
}

async function conclude(
  ctx: Ctx,
  tx: StoreTx,
  parting: Parting,
  { provider, farewell }: Told,
): Promise<void> {
  await endTelling(tx, accountOf(parting))
  if (farewell.kind === 'confirmed') return finish(ctx, tx, parting, 'confirmed', null)
  const { reason } = farewell
  if (farewell.kind === 'unanswered') {
    const at = nextTry(parting, farewell.retryAfterMs ?? 0, ctx.clock.now())
    if (!at) return finish(ctx, tx, parting, 'unconfirmed', reason)
    return putOff(ctx, tx, parting, { provider, reason, at })
  }
  // It delivers no more, and a token that it does not know any more is as good as revoked.
  if (provider === 'unsubscribed') return finish(ctx, tx, parting, 'confirmed', reason)
  return finish(ctx, tx, parting, 'refused', reason)
}

/** @returns undefined when its time is up */
function nextTry(parting: Parting, askedMs: number, now: Date): Date | undefined {
  const { tries } = parting
  const end = endOf(parting)
  if (now.getTime() >= end) return undefined
  const wait = WAITS[Math.min(tries, WAITS.length - 1)] ?? HOUR
  return new Date(Math.min(now.getTime() + Math.max(wait, askedMs), end))
}

const endOf = ({ at }: Parting): number => at.getTime() + PATIENCE_MS

async function putOff(
  ctx: Ctx,
  tx: StoreTx,
  { id, channelId }: Parting,
  next: Parameters<typeof putOffParting>[2],
): Promise<void> {
  if (!(await putOffParting(tx, id, next))) return askForLook(ctx, tx, channelId)
  await askToTell(ctx, tx, id, next.at)
  tellChannelUpdated(ctx, tx, channelId)
}

/** Was it connected again because this process was slower than it may be, that may have ended the new subscription: it is looked after. */
async function finish(
  ctx: Ctx,
  tx: StoreTx,
  { id, channelId }: Parting,
  how: PartingEnd,
  reason: string | null,
): Promise<void> {
  if (!(await endParting(ctx, tx, id, how, reason))) return askForLook(ctx, tx, channelId)
  tellChannelUpdated(ctx, tx, channelId)
}
