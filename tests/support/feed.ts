import { setTimeout as wait } from 'node:timers/promises'
import type { Shop } from './shop.ts'
import { signedHeaders, type Written, whatsappBody } from './whatsapp.ts'

const webhook = (url: string) => `${url}/api/v1/webhooks/meta/whatsapp`

/** Posts one delivery. @returns whether it was acknowledged; a server that is down acknowledges nothing. */
export async function deliver(url: string, messages: readonly Written[]): Promise<boolean> {
  const body = whatsappBody(messages)
  const response = await fetch(webhook(url), { method: 'POST', body, headers: signedHeaders(body) }).catch(
    () => undefined,
  )
  await response?.arrayBuffer().catch(() => undefined)
  return response?.status === 200
}

export interface Feed {
  /** Ids whose delivery was acknowledged, at least once. */
  readonly acknowledged: Set<string>
  /** Lets the feeders end what they are sending. */
  stop(): Promise<void>
}

/**
 * Customers write to `url()` until stopped: numbered texts within each conversation, some deliveries sent twice.
 * A delivery that was not acknowledged is sent again, as providers do, before its conversation goes on.
 */
export function startFeed(url: () => string, options: { feeders: number; run: string }): Feed {
  const acknowledged = new Set<string>()
  let going = true
  const feeders = Array.from({ length: options.feeders }, async (_, feeder) => {
    for (let n = 0; going; n += 1) {
      const id = `wamid.${options.run}.${feeder}.${n}`
      const message = { id, from: `9967000${options.run}${feeder}`, text: String(n) }
      while (going && !acknowledged.has(id)) {
        if (await deliver(url(), [message])) acknowledged.add(id)
        else await wait(5)
      }
      if (going && n % 5 === 0) await deliver(url(), [message])
    }
  })
  return {
    acknowledged,
    async stop() {
      going = false
      await Promise.all(feeders)
    },
  }
}

/** Provider ids of the store's inbound messages, as often as they stand there. */
export async function storedIds(shop: Shop): Promise<string[]> {
  const rows = await shop.ctx.db.withStore(shop.store, (tx) =>
    tx.query<{ id: string }>(
      `select provider_id as id from message where store_id = $1 and direction = 'in'`,
      [shop.store],
    ),
  )
  return rows.map((row) => row.id)
}

/** Conversations whose texts (their numbers) do not stand in the order in which they were written. */
export async function inversions(shop: Shop): Promise<number> {
  const rows = await shop.ctx.db.withStore(shop.store, (tx) =>
    tx.query<{ n: number }>(
      `select count(*)::int as n from (
         select text::int as number, lag(text::int) over (partition by conversation_id order by id) as before
         from message where store_id = $1 and direction = 'in' and text ~ '^[0-9]+$') m where number < before`,
      [shop.store],
    ),
  )
  return rows[0]?.n ?? 0
}

/** Waits until `holds` is true. @throws Error that says what was waited for. */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  ms = 120_000,
): Promise<void> {
  const deadline = Date.now() + ms
  while (Date.now() < deadline) {
    if (await holds()) return
    await wait(50)
  }
  throw new Error(`waited ${ms} ms in vain: ${what}`)
}

/** Waits until every acknowledged delivery has been taken in. */
export function untilTakenIn(shop: Shop): Promise<void> {
  return until('every delivery is taken in', async () => {
    const rows = await shop.ctx.db.asOwner((tx) =>
      tx.query<{ n: number }>(`select count(*)::int as n from edge.inbound_delivery where state = 'new'`),
    )
    return rows[0]?.n === 0
  })
}

/** What is kept of deliveries that were given up. */
export function givenUp(shop: Shop): Promise<{ body: string; outcome: unknown }[]> {
  return shop.ctx.db.asOwner((tx) =>
    tx.query(
      `select convert_from(body, 'utf8') as body, outcome from edge.inbound_delivery where state = 'dead'`,
    ),
  )
}
