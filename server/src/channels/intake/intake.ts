import type { Ctx } from '#platform/context.ts'
import { isTransient } from '#platform/database/transient.ts'
import { faultPoint } from '#platform/fault.ts'
import { type Passed, startWorker, type Worker } from '#platform/lanes/worker.ts'
import { type Asked, claimDeliveries, endAndClaim, endDeliveries, findClaimed } from './claim.ts'
import { newPace } from './pace.ts'
import type { IntakePorts } from './ports.ts'
import { isSuspect, type Testimony, tryApart } from './trial.ts'
import { workThrough } from './work.ts'

/** Turns raw deliveries into conversations, until stopped. */
export function startIntake(ctx: Ctx, ports: IntakePorts): Worker {
  const pace = newPace()
  return startWorker(
    { bus: ctx.bus, log: ctx.log, now: ctx.clock.now },
    { name: 'intake', topic: 'intake', pass: (goesOn) => takeIn(ctx, ports, goesOn, pace) },
  )
}

/**
 * One pass: what is claimed is worked through, or tried apart when it is under suspicion. As long as `goesOn` the next is
 * claimed where the one before ends, in one transaction; nothing claimed is left behind.
 */
export async function takeIn(
  ctx: Ctx,
  ports: IntakePorts,
  goesOn = () => false,
  pace = newPace(),
): Promise<Passed> {
  const asked = (): Asked => ({
    engine: ctx.db.engine,
    tried: ports.trial !== undefined,
    most: pace.most,
  })
  let claim = await ctx.db.withLanes((tx) => claimDeliveries(tx, asked()))
  for (;;) {
    const begun = performance.now()
    const [first] = claim.deliveries
    if (!first) return { more: claim.more, nextAt: claim.nextAt }
    faultPoint(ctx.config, 'intake.claimed')
    if (ports.trial && isSuspect(first)) {
      await tryApart(ctx, ports.trial, first)
      return { more: true }
    }
    const { errors, next } = await workThrough(ctx, ports, claim.deliveries, async (tx, ends, well) => {
      pace.worked(ends.length, performance.now() - begun)
      if (well && goesOn()) return endAndClaim(tx, ends, asked())
      await endDeliveries(tx, ends)
      return undefined
    })
    throwIfTransient(errors)
    if (!next) return { more: claim.more || errors.length > 0 }
    claim = next
  }
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
  const { ends } = await workThrough(ctx, ports, [delivery], endDeliveries)
  return ends.some(({ end }) => end === 'failed') ? 'failed' : 'taken in'
}

/** Lets the worker rest a moment before it tries a database that is away. */
function throwIfTransient(errors: readonly unknown[]): void {
  for (const error of errors) if (isTransient(error)) throw error
}
