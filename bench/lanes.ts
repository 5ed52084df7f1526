import { setTimeout as wait } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { deliveryStore } from '../server/src/channels/edge/deliveries.ts'
import { takeIn } from '../server/src/channels/intake/intake.ts'
import { intakePorts } from '../server/src/modules.ts'
import type { Shop } from '../tests/support/shop.ts'
import { whatsappBody } from '../tests/support/whatsapp.ts'

const CONVERSATIONS = 5000
const QUEUE = 'bench-lane'

/**
 * pg-boss with one job at a time per key, in order, as its own documentation advises for speed: many workers, large
 * batches, woken at once. Its handlers do nothing.
 */
export async function jobsPerSecond(databaseUrl: string, amount: number): Promise<number> {
  const boss = new PgBoss({ connectionString: databaseUrl, schema: 'bench_jobs', max: 10, supervise: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.deleteQueue(QUEUE)
  await boss.createQueue(QUEUE, { policy: 'key_strict_fifo' })
  for (let from = 0; from < amount; from += 1000)
    await boss.insert(
      QUEUE,
      Array.from({ length: Math.min(1000, amount - from) }, (_, n) => ({
        data: { n: from + n },
        singletonKey: String((from + n) % CONVERSATIONS),
      })),
    )
  let done = 0
  const start = performance.now()
  await boss.work(
    QUEUE,
    { batchSize: 100, localConcurrency: 4, pollingIntervalSeconds: 0.5, burst: true },
    async (jobs) => {
      done += jobs.length
    },
  )
  while (done < amount) {
    await wait(5)
    if (performance.now() - start > 120_000) break
  }
  const seconds = (performance.now() - start) / 1000
  await boss.stop({ graceful: false })
  return done / seconds
}

let runs = 0

/** Messages that are durable at the edge, taken through the lanes of their conversations into the inbox. */
export async function messagesPerSecond(shop: Shop, amount: number): Promise<number> {
  const { ctx } = shop
  const ports = intakePorts(ctx)
  runs += 1
  const keep = deliveryStore(ctx)
  for (let from = 0; from < amount; from += 1000)
    await Promise.all(
      Array.from({ length: Math.min(1000, amount - from) }, (_, n) =>
        keep({ kind: 'whatsapp', channelId: null, body: bodyOf(from + n) }),
      ),
    )
  const start = performance.now()
  while ((await takeIn(ctx, ports)).more);
  return (amount * 1000) / (performance.now() - start)
}

const bodyOf = (n: number): Buffer =>
  whatsappBody([
    { id: `wamid.lane.${runs}.${n}`, from: `99670${6_000_000 + (n % CONVERSATIONS)}`, text: String(n) },
  ])
