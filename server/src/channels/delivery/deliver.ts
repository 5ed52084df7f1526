import type { Ctx } from '#platform/context.ts'
import { isTransient } from '#platform/database/transient.ts'
import { faultPoint } from '#platform/fault.ts'
import type { StoreId } from '#platform/ids.ts'
import { type Passed, startWorker, type Worker } from '#platform/lanes/worker.ts'
import type { SendResult } from '../channel.ts'
import { openSenders, type Sender } from './accounts.ts'
import { claimHeads, claimInterrupted, nextDue, type OutboxClaim } from './claim.ts'
import { holdBack, type Rests, rest } from './pace.ts'
import { paceOf } from './paces.ts'
import type { DeliveryPorts, Departure, Result } from './ports.ts'
import { type Recorder, recorder } from './record.ts'
import { verdictOn, waitsForChannel } from './verdict.ts'

const MOST_IN_FLIGHT = 64
/** Of one store: where its provider is slow, the others still find room. */
const MOST_OF_A_STORE = 48

export interface Delivery {
  /** Claims what is due and begins to send it; a slow provider holds up nobody else's messages. */
  pass(): Promise<Passed>
  /** Resolves when every send that was begun is recorded. */
  settled(): Promise<void>
}

/** Hands messages to their providers, until stopped; stopping waits for the sends that were begun. */
export function startDelivery(ctx: Ctx, ports: DeliveryPorts): Worker {
  const delivery = createDelivery(ctx, ports)
  const worker = startWorker(
    { bus: ctx.bus, log: ctx.log, now: ctx.clock.now },
    { name: 'delivery', topic: 'outbox', pass: delivery.pass },
  )
  return {
    async stop() {
      await worker.stop()
      await delivery.settled()
    },
  }
}

export function createDelivery(ctx: Ctx, ports: DeliveryPorts): Delivery {
  const record = recorder(ctx, ports)
  /** Each with the store that it is of. */
  const inFlight = new Map<Promise<void>, StoreId>()
  const rests: Rests = new Map()

  const depart = (departure: Departure, sender: Sender) => {
    const flight = sendOne(ctx, ports, record, departure, sender, rests)
      .catch((error) => ctx.log.error({ err: error }, 'the result of a send could not be recorded'))
      .finally(() => inFlight.delete(flight))
    inFlight.set(flight, departure.claim.storeId)
  }

  return {
    async pass() {
      await settleInterrupted(ctx, record)
      const now = ctx.clock.now()
      for (const [channelId, until] of rests) if (until <= now) rests.delete(channelId)
      const busy = {
        underWay: countOf([...inFlight.values()]),
        mostOfAStore: MOST_OF_A_STORE,
        resting: [...rests.keys()],
      }
      const room = MOST_IN_FLIGHT - inFlight.size
      const [claims, due] = await ctx.db.withLanes((tx) =>
        Promise.all([claimHeads(tx, now, room, busy), nextDue(tx, now)]),
      )
      if (claims.length > 0) faultPoint(ctx.config, 'outbox.claimed')
      for (const [storeId, mine] of byStore(claims))
        for (const { departure, sender } of await prepareAlone(ctx, ports, storeId, mine, rests))
          depart(departure, sender)
      // A lane whose head has ended is woken by the record of that end.
      return {
        more: claims.length > 0 && inFlight.size < MOST_IN_FLIGHT,
        nextAt: earliest(due, ...rests.values()),
      }
    },
    async settled() {
      while (inFlight.size > 0) await Promise.all(inFlight.keys())
    },
  }
}

function countOf(stores: readonly StoreId[]): Map<StoreId, number> {
  const counts = new Map<StoreId, number>()
  for (const storeId of stores) counts.set(storeId, (counts.get(storeId) ?? 0) + 1)
  return counts
}

function earliest(...times: (Date | undefined)[]): Date | undefined {
  const known = times.filter((at) => at !== undefined)
  return known.length > 0 ? new Date(Math.min(...known.map((at) => at.getTime()))) : undefined
}

async function settleInterrupted(ctx: Ctx, record: Recorder): Promise<void> {
  const interrupted = await ctx.db.withLanes(claimInterrupted)
  const verdict = { kind: 'uncertain', reason: 'interrupted' } as const
  const ends = await Promise.allSettled(interrupted.map((claim) => record({ claim, verdict })))
  // One that cannot be written is claimed again when its lease has run out; the others are not held up.
  for (const end of ends)
    if (end.status === 'rejected')
      ctx.log.error({ err: end.reason }, 'an interrupted send could not be recorded')
}

/** What is wrong with one store holds up no other; its messages are claimed anew when their leases have run out. */
async function prepareAlone(...args: Parameters<typeof prepareStore>): ReturnType<typeof prepareStore> {
  const [ctx, , storeId] = args
  try {
    return await prepareStore(...args)
  } catch (error) {
    if (isTransient(error)) throw error
    ctx.log.error({ err: error, storeId }, 'the messages of a store could not be prepared')
    return []
  }
}

/** One transaction decides what may leave, just before it leaves. */
async function prepareStore(
  ctx: Ctx,
  ports: DeliveryPorts,
  storeId: StoreId,
  claims: readonly OutboxClaim[],
  rests: Rests,
): Promise<{ departure: Departure; sender: Sender }[]> {
  return ctx.db.withStore(storeId, async (tx) => {
    const senders = await openSenders(ctx, tx, [...new Set(claims.map((claim) => claim.channelId))])
    const stateOf = (claim: OutboxClaim) => senders.get(claim.channelId)?.state
    const now = ctx.clock.now()
    const able = claims.filter((claim) => stateOf(claim) === 'connected')
    const unable = claims.filter((claim) => stateOf(claim) !== 'connected')
    const paceFor = (claim: OutboxClaim) => {
      const sender = senders.get(claim.channelId)
      return sender?.state === 'connected' ? paceOf(sender) : undefined
    }
    const { free, late } = await holdBack(tx, able, paceFor, now, rests)
    const departures = free.length > 0 ? await ports.prepare(tx, free) : []
    const staying = [...late, ...unable.map((claim) => withoutChannel(claim, stateOf(claim), now))]
    if (staying.length > 0) await ports.record(tx, staying)
    return departures.flatMap((departure) => {
      const sender = senders.get(departure.claim.channelId)
      return sender ? [{ departure, sender }] : []
    })
  })
}

const withoutChannel = (claim: OutboxClaim, state: Sender['state'] | undefined, now: Date): Result => ({
  claim,
  verdict: state === 'broken' ? waitsForChannel(now) : { kind: 'failed', reason: 'channel_disconnected' },
})

async function sendOne(
  ctx: Ctx,
  ports: DeliveryPorts,
  record: Recorder,
  departure: Departure,
  sender: Sender,
  rests: Rests,
): Promise<void> {
  if (sender.state !== 'connected') return
  const { claim, ...message } = departure
  const result = await callProvider(ctx, () => ports.adapters[sender.kind].send(ctx, sender.account, message))
  faultPoint(ctx.config, 'outbox.accepted')
  const verdict = verdictOn(result, claim.tries, ctx.clock.now(), Math.random())
  const broken = !result.ok && result.kind === 'channel_broken' ? result.reason : undefined
  const slowDown = verdict.kind === 'retry' && limitsChannel(verdict.reason)
  if (slowDown) rest(rests, claim.channelId, verdict.nextAt)
  await record({ claim, verdict, ...(broken === undefined ? {} : { broken }), slowDown })
  faultPoint(ctx.config, 'outbox.recorded')
}

/** WhatsApp's 131056 counts the messages to one person; nobody else's have to wait for it. */
const limitsChannel = (reason: string): boolean =>
  reason.startsWith('rate_limited') && reason !== 'rate_limited 131056'

/** An adapter never throws by contract; one that does all the same may have sent the message. */
async function callProvider(ctx: Ctx, send: () => Promise<SendResult>): Promise<SendResult> {
  try {
    return await send()
  } catch (error) {
    ctx.log.error({ err: error }, 'a sender threw')
    return { ok: false, kind: 'uncertain', reason: 'adapter_failed' }
  }
}

function byStore(claims: readonly OutboxClaim[]): Map<StoreId, OutboxClaim[]> {
  const stores = new Map<StoreId, OutboxClaim[]>()
  for (const claim of claims) stores.set(claim.storeId, [...(stores.get(claim.storeId) ?? []), claim])
  return stores
}
