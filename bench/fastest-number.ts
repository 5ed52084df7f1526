import { setTimeout as wait } from 'node:timers/promises'
import type { Shop } from '../tests/support/shop.ts'
import { seedOutgoing } from '../tests/support/storm/ledger.ts'
import { type Webhook, whatsappSaid, whatsappStatus } from '../tests/support/storm/webhook.ts'
import { switchAssistant } from './intake.ts'
import { type Offered, offer, requestOf } from './offered.ts'

/**
 * What Meta's fastest number can cause: 1,000 messages leave in a second, of each of which it tells three times (sent,
 * delivered, read), and as many come in. Each is a delivery of its own, as Meta promises no batches.
 */
export const EVENTS_PER_SECOND = 4000
const CUSTOMERS = 5000
/** So many messages later it is delivered, and read. */
const [DELIVERED_AFTER, READ_AFTER] = [500, 5000]

export interface FastestNumber extends Offered {
  /** Seconds from the last acknowledgement until everything stood in the inbox. */
  readonly lag: number
}

/** Offers all of it for so many seconds to a server that takes in beside. The assistant is switched off meanwhile. */
export async function fastestNumber(url: string, shop: Shop, seconds: number): Promise<FastestNumber> {
  await switchAssistant(shop, false)
  const rounds = (EVENTS_PER_SECOND / 4) * seconds
  const keys = await seed(shop, rounds)
  const requests = Array.from({ length: rounds }, (_, n) => eventsOf(n, keys)).flat()
  const offered = await offer(
    url,
    EVENTS_PER_SECOND,
    requests.map(({ path, body, headers }) => requestOf(path, body, headers)),
  )
  const lag = await secondsUntilTakenIn(shop)
  await switchAssistant(shop, true)
  return { ...offered, lag }
}

/** Ours, counted from before the first second: what was sent then is delivered and read in it. */
const nameOf = (n: number): string => `wamid.campaign.${n + READ_AFTER}`
const receiverOf = (n: number): string => `99677${1_000_000 + n + READ_AFTER}`

async function seed(shop: Shop, rounds: number): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>()
  const channels = { whatsapp: shop.channel, instagram: shop.channel, telegram: shop.channel }
  for (let from = -READ_AFTER; from < rounds; from += 5000) {
    const batch = Array.from({ length: Math.min(5000, rounds - from) }, (_, n) => from + n)
    const made = await seedOutgoing(
      shop,
      channels,
      batch.map((n) => ({ kind: 'whatsapp', id: nameOf(n), to: receiverOf(n) })),
    )
    for (const [name, key] of made) keys.set(name, key)
  }
  return keys
}

function eventsOf(n: number, keys: ReadonlyMap<string, string>): Webhook[] {
  const from = `99670${5_000_000 + (n % CUSTOMERS)}`
  const status = (of: number, name: string) =>
    whatsappStatus({ id: nameOf(of), status: name, to: receiverOf(of), key: keys.get(nameOf(of)) })
  return [
    whatsappSaid([{ id: `wamid.fast.${n}`, from, text: 'Бар бы, L?' }]),
    status(n, 'sent'),
    status(n - DELIVERED_AFTER, 'delivered'),
    status(n - READ_AFTER, 'read'),
  ]
}

/** Looks for one that waits and counts none: a count of thousands, again and again, would hold up what it waits for. */
async function secondsUntilTakenIn(shop: Shop): Promise<number> {
  const start = performance.now()
  for (;;) {
    const waiting = await shop.ctx.db.asOwner((tx) =>
      tx.query(`select 1 from edge.inbound_delivery where state = 'new' order by account, id limit 1`),
    )
    if (waiting.length === 0) return (performance.now() - start) / 1000
    await wait(100)
  }
}
