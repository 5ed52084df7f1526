import type { Ctx } from '#platform/context.ts'
import { isTransient } from '#platform/database/transient.ts'
import { faultPoint } from '#platform/fault.ts'
import { type Passed, startWorker, type Worker } from '#platform/lanes/worker.ts'
import { claimDeliveries, findClaimed } from './claim.ts'
import type { IntakePorts } from './ports.ts'
import { isSuspect, type Testimony, tryApart } from './trial.ts'
import { workThrough } from './work.ts'

/** Turns raw deliveries into conversations, until stopped. */
export function startIntake(ctx: Ctx, ports: IntakePorts): Worker {
  return startWorker(
    { bus: ctx.bus, log: ctx.log, now: ctx.clock.now },
    { name: 'intake', topic: 'intake', pass: () => takeIn(ctx, ports) },
  )
}

/** One pass: what is claimed is worked through, or tried apart when it is under suspicion. */
export async function takeIn(ctx: Ctx, ports: IntakePorts): Promise<Passed> {
  const { deliveries, more, nextAt } = await ctx.db.withLanes((tx) =>
    claimDeliveries(tx, ctx.db.engine, ports.trial !== undefined),
  )
  const [first] = deliveries
  if (!first) return { more, nextAt }
  faultPoint(ctx.config, 'intake.claimed')
  if (ports.trial && isSuspect(first)) {
    await tryApart(ctx, ports.trial, first)
    return { more: true }
  }
  const { errors } = await workThrough(ctx, ports, deliveries)
  throwIfTransient(errors)
  return { more: more || errors.length > 0 }
}

/** Takes in what another process has claimed and is told of by number. A database that is away is not its fault. */
export async function takeInOne(
  ctx: Ctx,
  ports: IntakePorts,
  id: bigint,
  leaseNo: bigint,
): Promise<Exclude<Testimony, 'begun'>> {
  const delivery = await ctx.db.withLanes((tx) => findClaimed(tx, id, leaseNo))
  faultPoint(ctx.config, 'intake.tried')
  if (!delivery) return 'taken in'
  const { ends } = await workThrough(ctx, ports, [delivery])
  return ends.some(({ end }) => end === 'failed') ? 'failed' : 'taken in'
}

/** Lets the worker rest a moment before it tries a database that is away. */
function throwIfTransient(errors: readonly unknown[]): void {
  for (const error of errors) if (isTransient(error)) throw error
}
