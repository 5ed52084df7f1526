import { type ChildProcess, fork } from 'node:child_process'
import { setInterval as every } from 'node:timers/promises'
import type { Ctx } from '#platform/context.ts'
import { buryDelivery, type Delivery, extendLease } from './claim.ts'

/**
 * What a trial showed: `acquitted`, the delivery was taken in or waits for a database; `guilty`, the process died of it,
 * hung or failed; `open`, the trial could not even begin.
 */
export type Finding = 'acquitted' | 'guilty' | 'open'

/** Takes one delivery in, where its death harms nobody. */
export type Trial = (delivery: Delivery) => Promise<Finding>

/** What the tried process says, in this order. */
export type Testimony = 'begun' | 'taken in' | 'failed'

/** The beginning at which a delivery is no longer worked on among others: two have had no end. */
const SUSPECT_FROM = 3
const LONGEST_MS = 60_000
const RENEW_MS = 1500

/**
 * A trial takes seconds to begin. Where processes are ended sooner than that it would never come to a finding, so every
 * second beginning is a plain one, which takes milliseconds.
 */
export const isSuspect = ({ attempts }: Pick<Delivery, 'attempts'>): boolean =>
  attempts >= SUSPECT_FROM && (attempts - SUSPECT_FROM) % 2 === 0

/**
 * Processes are killed for many reasons, and whatever was in hand then looks like the cause. So a delivery whose
 * beginnings had no end is tried in a process of its own, and given up only when it was seen to do the harm.
 */
export async function tryApart(ctx: Ctx, trial: Trial, delivery: Delivery): Promise<void> {
  const ended = new AbortController()
  const renewing = renewLease(ctx, delivery, ended.signal)
  const finding = await trial(delivery).finally(() => ended.abort())
  await renewing
  if (finding === 'open') throw new Error('a suspicious delivery could not be tried in a process of its own')
  if (finding === 'acquitted') return
  ctx.log.error({ delivery: String(delivery.id) }, 'a delivery ends the process that takes it in; given up')
  await ctx.db.withLanes((tx) => buryDelivery(tx, delivery))
}

async function renewLease(ctx: Ctx, delivery: Delivery, signal: AbortSignal): Promise<void> {
  try {
    for await (const _ of every(RENEW_MS, undefined, { signal }))
      await ctx.db.withLanes((tx) => extendLease(tx, delivery.leaseNo))
  } catch (error) {
    if (!signal.aborted) ctx.log.warn({ err: error }, 'the lease of a trial could not be renewed')
  }
}

/** A trial in a child process that runs `program` with the delivery's id and lease. */
export function trialBy(program: string): Trial {
  return (delivery) =>
    new Promise((resolve) => {
      const child = fork(program, [String(delivery.id), String(delivery.leaseNo)])
      const hung = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
      const heard = hear(child)
      child.once('error', () => resolve('open'))
      child.once('exit', () => {
        clearTimeout(hung)
        resolve(findingOf(heard))
      })
    })
}

function hear(child: ChildProcess): Set<Testimony> {
  const heard = new Set<Testimony>()
  child.on('message', (word) => heard.add(word as Testimony))
  return heard
}

function findingOf(heard: ReadonlySet<Testimony>): Finding {
  if (heard.has('taken in')) return 'acquitted'
  return heard.has('begun') ? 'guilty' : 'open'
}
