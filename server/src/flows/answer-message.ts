import { type ClaimedTurn, claimTurns, keepTurns, TURN_LEASE_SECONDS } from '#inbox'
import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { type Passed, startWorker, type Worker } from '#platform/lanes/worker.ts'
import { type AnswerPorts, answerOne, ownPorts } from './one-answer.ts'

/** A turn mostly waits for a model, so many may be under way; one conversation has one at a time, by its lease. */
const MOST_IN_FLIGHT = 64
/** Of one store: its crowd or its slow model leaves room for the others. */
const MOST_OF_A_STORE = 24

export interface Answering {
  /** Claims what is due and begins to answer it; a slow model holds up nobody else's conversation. */
  pass(): Promise<Passed>
  /** A newer message came, or a person took over: the turn of this conversation stops at once. */
  abort(conversationId: string): void
  /** Tells the other processes that the turns under way are alive. */
  keep(): void
  /** Resolves when every turn that was begun has ended. */
  settled(): Promise<void>
}

/** Answers customers until stopped. Stopping aborts the turns under way; they are due again at once, here or elsewhere. */
export function startAnswering(ctx: Ctx, ports: AnswerPorts = ownPorts(ctx)): Worker {
  const answering = createAnswering(ctx, ports)
  const forget = ctx.bus.on('abort-turn', answering.abort)
  const worker = startWorker(
    { bus: ctx.bus, log: ctx.log, now: ctx.clock.now },
    { name: 'answering', topic: 'turns', pass: answering.pass },
  )
  const alive = setInterval(answering.keep, (TURN_LEASE_SECONDS / 3) * 1000)
  return {
    async stop() {
      clearInterval(alive)
      await worker.stop()
      forget()
      answering.abortAll()
      await answering.settled()
    },
  }
}

export function createAnswering(ctx: Ctx, ports: AnswerPorts): Answering & { abortAll(): void } {
  const underWay = new Map<string, { turn: ClaimedTurn; stop: AbortController; ended: Promise<void> }>()

  const begin = (turn: ClaimedTurn) => {
    const stop = new AbortController()
    const ended = answerOne(ctx, ports, turn, stop.signal)
      .catch((error) =>
        ctx.log.error({ err: error, conversationId: turn.conversationId }, 'a turn could not be ended'),
      )
      .finally(() => {
        if (underWay.get(turn.conversationId)?.stop === stop) underWay.delete(turn.conversationId)
        ctx.bus.wake('turns')
      })
    underWay.set(turn.conversationId, { turn, stop, ended })
  }

  return {
    async pass() {
      const { turns, nextAt } = await claimTurns(
        ctx,
        MOST_IN_FLIGHT - underWay.size,
        fullStores(underWay.values()),
      )
      for (const turn of turns) begin(turn)
      return { more: turns.length > 0 && underWay.size < MOST_IN_FLIGHT, nextAt }
    },
    abort: (conversationId) => underWay.get(conversationId)?.stop.abort(),
    keep() {
      const turns = [...underWay.values()].map(({ turn }) => turn)
      if (turns.length === 0) return
      keepTurns(ctx, turns).catch((error) => ctx.log.warn({ err: error }, 'leases of turns were not kept'))
    },
    abortAll() {
      for (const { stop } of underWay.values()) stop.abort()
    },
    async settled() {
      while (underWay.size > 0) await Promise.all([...underWay.values()].map(({ ended }) => ended))
    },
  }
}

function fullStores(underWay: Iterable<{ readonly turn: ClaimedTurn }>): StoreId[] {
  const counts = new Map<StoreId, number>()
  for (const {
    turn: { storeId },
  } of underWay)
    counts.set(storeId, (counts.get(storeId) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= MOST_OF_A_STORE).map(([storeId]) => storeId)
}
