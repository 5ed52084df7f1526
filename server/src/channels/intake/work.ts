import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/database/database.ts'
import { durableLater } from '#platform/database/durable-later.ts'
import { isTransient } from '#platform/database/transient.ts'
import { faultPoint } from '#platform/fault.ts'
import type { StoreId } from '#platform/ids.ts'
import { type HeardEntry, hearAccountEvents } from '../account-events/hear.ts'
import { admit } from '../business/admit.ts'
import { askForConnections } from '../business/ask.ts'
import { hearConnections } from '../business/hear.ts'
import type { ParsedEntry, ParseResult } from '../channel.ts'
import { hearPastNews } from '../past/hear.ts'
import { type Delivery, type End, extendLease, type Outcome } from './claim.ts'
import { findLeft, lateEntries } from './left.ts'
import { countOutcomes } from './metrics.ts'
import type { Owner } from './owners.ts'
import type { IntakeAdapters, IntakePorts, Receive, ReceivedEntry } from './ports.ts'
import { acknowledgePresses } from './presses.ts'
import { findBusinesses, findDestinations } from './routes.ts'

interface Work {
  readonly delivery: Delivery
  readonly entries: readonly { storeId: StoreId; entry: ReceivedEntry }[]
  readonly heard: readonly { storeId: StoreId; entry: HeardEntry }[]
  readonly outcome: Outcome
}

export interface Worked<Next> {
  /** How each delivery ended. */
  readonly ends: readonly End[]
  readonly errors: readonly unknown[]
  /** What `conclude` gave back. */
  readonly next: Next
}

/**
 * Works claimed deliveries through: parse, route, one transaction per store, then the outcome, which `conclude` writes;
 * it is told whether all went well.
 */
export async function workThrough<Next>(
  ctx: Ctx,
  ports: IntakePorts,
  deliveries: readonly Delivery[],
  conclude: (tx: Tx, ends: readonly End[], well: boolean) => Promise<Next>,
): Promise<Worked<Next>> {
  const works = await route(ctx, ports.adapters, deliveries)
  const progress = await receiveAll(ctx, ports.receive, works)
  faultPoint(ctx.config, 'intake.stored')
  const ends = works.map((work) => endOf(work, progress))
  const errors = [...progress.failed.values()].map(({ error }) => error)
  const next = await ctx.db.withLanes((tx) => conclude(tx, ends, errors.length === 0))
  countOutcomes(ends)
  tellOperator(ctx, ends)
  return { ends, errors, next }
}

/** What reached nobody is kept; whoever runs the platform finds it by its number. */
function tellOperator(ctx: Ctx, ends: readonly End[]): void {
  for (const { delivery, outcome, end } of ends) {
    const { unrouted, problems } = outcome
    if (unrouted === 0 && problems.length === 0) continue
    const facts = { delivery: String(delivery.id), channel: delivery.kind, end, unrouted, problems }
    ctx.log.warn(facts, 'a delivery was not taken in whole')
  }
}

async function route(ctx: Ctx, adapters: IntakeAdapters, deliveries: readonly Delivery[]): Promise<Work[]> {
  const parsed = deliveries.map((delivery) => ({ delivery, ...parse(adapters, delivery) }))
  const accounts = parsed.flatMap(({ delivery, entries }) =>
    entries.map((entry) => ({ kind: delivery.kind, account: entry.account })),
  )
  const told = parsed.flatMap(({ businesses = [] }) => businesses.map(({ business }) => business))
  const [destinationOf, businessesOf, isLeft] = await ctx.db.withLanes(async (tx) => {
    const [destinationOf, businessesOf] = await Promise.all([
      findDestinations(tx, distinct(accounts)),
      findBusinesses(tx, told),
    ])
    const nobodys = accounts.filter(({ kind, account }) => !destinationOf(kind, account))
    return [destinationOf, businessesOf, await findLeft(tx, nobodys)] as const
  })
  return parsed.map(({ delivery, entries, businesses = [], problems }) => {
    const { kind } = delivery
    const routed = entries.flatMap((entry) => {
      const to = destinationOf(kind, entry.account)
      return to ? [{ storeId: to.storeId, entry: { ...entry, kind, channelId: to.channelId } }] : []
    })
    const heard = businesses.flatMap(({ business, events }) =>
      (businessesOf.get(business) ?? []).map(({ storeId, channelIds }) => ({
        storeId,
        entry: { business, channelIds, events },
      })),
    )
    const strangers = businesses.filter(({ business }) => !businessesOf.has(business)).length
    const left = entries.filter(
      ({ account }) => !destinationOf(kind, account) && isLeft(kind, account),
    ).length
    const outcome = outcomeOf(entries, routed, problems)
    return {
      delivery,
      entries: routed,
      heard,
      outcome: { ...outcome, unrouted: outcome.unrouted - left + strangers, withheld: left },
    }
  })
}

/** A flood speaks of the same few thousand times. */
const distinct = <Account extends { kind: string; account: string }>(
  accounts: readonly Account[],
): Account[] => [...new Map(accounts.map((one) => [`${one.kind} ${one.account}`, one])).values()]

/** A parser never throws by contract; one that does all the same must not stop the others. */
function parse(adapters: IntakeAdapters, delivery: Delivery): ParseResult {
  try {
    const { kind, channelId, body, receivedAt } = delivery
    return adapters[kind].parse(body, { ...(channelId ? { account: channelId } : {}), receivedAt })
  } catch {
    return { entries: [], problems: ['parser_failed'] }
  }
}

function outcomeOf(
  all: readonly ParsedEntry[],
  routed: readonly { entry: ParsedEntry }[],
  problems: readonly string[],
): Outcome {
  const messages = routed.flatMap(({ entry }) => entry.messages)
  return {
    messages: messages.length,
    statuses: routed.reduce((sum, { entry }) => sum + entry.statuses.length, 0),
    unrouted: all.length - routed.length,
    unsupported: messages.filter((message) => message.kind === 'unsupported').length,
    withheld: 0,
    problems,
  }
}

interface Failure {
  readonly error: unknown
  /** For whom. */
  readonly stores: ReadonlySet<StoreId>
}

interface Progress {
  /** The works that failed. */
  readonly failed: Map<Work, Failure>
  /** Entries of which a part was left out, as it is none of the store's. */
  readonly withheld: Set<ReceivedEntry>
  /** Entries of an account that nobody has told us of yet. */
  readonly unknown: Set<ReceivedEntry>
}

async function receiveAll(ctx: Ctx, receive: Receive, works: readonly Work[]): Promise<Progress> {
  const progress: Progress = { failed: new Map(), withheld: new Set(), unknown: new Set() }
  // A flood to one store takes the processor; a word to another is through before it begins.
  const groups = [...byStore(works)].sort(([, one], [, other]) => one.length - other.length)
  const alive = keepAlive(ctx, works)
  const lane = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      await alive()
      await receiveStore(ctx, receive, group[0], group[1], progress)
    }
  }
  // Stores are independent of each other; within one, order is kept.
  await Promise.all(Array.from({ length: ctx.db.engine === 'native' ? 4 : 1 }, lane))
  return progress
}

/** All of a store in one transaction; when that fails, one delivery after the other, so that only the poisonous one fails. */
async function receiveStore(
  ctx: Ctx,
  receive: Receive,
  storeId: StoreId,
  works: readonly Work[],
  progress: Progress,
): Promise<void> {
  const entries = works.flatMap((work) => ofStore(work.entries, storeId))
  const heard = works.flatMap((work) => ofStore(work.heard, storeId))
  try {
    await ctx.db.withStore(storeId, async (tx) => {
      // The deliveries are durable, and are taken in again where this is lost.
      const [, late] = await Promise.all([durableLater(tx), lateEntries(tx, entries)])
      const timely = entries.filter((entry) => !late.has(entry))
      await hearConnections(ctx, tx, timely)
      const admission = await admit(tx, timely)
      if (timely.length > 0) await receive(tx, admission.entries)
      await askForConnections(ctx, tx, admission.unknown)
      await acknowledgePresses(ctx, tx, timely)
      await hearAccountEvents(ctx, tx, heard)
      for (const entry of [...admission.withheld, ...late]) progress.withheld.add(entry)
      await hearPastNews(ctx, tx, timely)
      for (const { entry } of admission.unknown) progress.unknown.add(entry)
    })
  } catch (error) {
    if (works.length > 1 && !isTransient(error)) {
      for (const work of works) await receiveStore(ctx, receive, storeId, [work], progress)
      return
    }
    ctx.log.error(
      { err: error, deliveries: works.map((work) => String(work.delivery.id)) },
      'a delivery failed',
    )
    for (const work of works)
      progress.failed.set(work, { error, stores: new Set(progress.failed.get(work)?.stores).add(storeId) })
  }
}

function ofStore<Entry>(all: readonly { storeId: StoreId; entry: Entry }[], storeId: StoreId): Entry[] {
  return all.filter((one) => one.storeId === storeId).map((one) => one.entry)
}

function byStore(works: readonly Work[]): Map<StoreId, Work[]> {
  const stores = new Map<StoreId, Work[]>()
  for (const work of works)
    for (const storeId of new Set([...work.entries, ...work.heard].map((one) => one.storeId))) {
      const theirs = stores.get(storeId)
      if (theirs) theirs.push(work)
      else stores.set(storeId, [work])
    }
  return stores
}

const RENEW_AFTER_MS = 1500

/** Renews the lease now and then. Real time, as leases are: a stopped test clock must not let them run out. */
function keepAlive(ctx: Ctx, [first]: readonly Work[]): () => Promise<void> {
  let renewed = performance.now()
  return async () => {
    if (!first || performance.now() - renewed < RENEW_AFTER_MS) return
    renewed = performance.now()
    await ctx.db.withLanes((tx) => extendLease(tx, first.delivery.leaseNo))
  }
}

function endOf(work: Work, { failed, withheld, unknown }: Progress): End {
  const { delivery } = work
  const outcome = {
    ...work.outcome,
    withheld: work.outcome.withheld + work.entries.filter(({ entry }) => withheld.has(entry)).length,
    unrouted: work.outcome.unrouted + work.entries.filter(({ entry }) => unknown.has(entry)).length,
  }
  const failure = failed.get(work)
  // What was withheld is not kept, so there is nothing to try again.
  if (!failure)
    return { delivery, outcome, end: 'done', owners: outcome.withheld > 0 ? [] : ownersOfProblems(work) }
  const passing = isTransient(failure.error)
  const problems = [...outcome.problems, passing ? 'database_away' : 'receiving_failed']
  const owners = passing ? [] : destinationsOf(work).filter(({ storeId }) => failure.stores.has(storeId))
  return { delivery, outcome: { ...outcome, problems }, end: passing ? 'later' : 'failed', owners }
}

/** What was not understood may be anybody's where a delivery speaks of several stores; then it is nobody's. */
function ownersOfProblems(work: Work): readonly Owner[] {
  if (work.outcome.problems.length === 0) return []
  const owners = destinationsOf(work)
  return owners.length === 1 ? owners : []
}

/** One of each store. */
function destinationsOf({ entries, heard }: Work): Owner[] {
  const all = [
    ...entries.map(({ storeId, entry }) => ({ storeId, channelId: entry.channelId })),
    ...heard.flatMap(({ storeId, entry }) => entry.channelIds.map((channelId) => ({ storeId, channelId }))),
  ]
  return [...new Map(all.reverse().map((one) => [one.storeId, one])).values()]
}
