import { setTimeout as wait } from 'node:timers/promises'
import type { Shop } from '../tests/support/shop.ts'
import { nextMessage } from './load.ts'
import { requestOf, sendAll } from './offered.ts'

/** Counting costs what is measured: seldom enough not to be felt, and what it adds counts against us. */
const LOOK_EVERY_MS = 100

/** Sends `amount` new messages and waits until all of them stand in the inbox. The assistant is switched off meanwhile. */
export async function takenInPerSecond(url: string, shop: Shop, amount: number): Promise<number> {
  await switchAssistant(shop, false)
  const requests = Array.from({ length: amount }, () => {
    const { body, headers } = nextMessage(500)
    return requestOf('/api/v1/webhooks/meta/whatsapp', body, headers)
  })
  const before = await count(shop)
  const start = performance.now()
  const refused = await sendAll(url, 64, requests)
  if (refused > 0) throw new Error(`${refused} webhooks were refused`)
  while ((await count(shop)) < before + amount) await wait(LOOK_EVERY_MS)
  const seconds = (performance.now() - start) / 1000
  await switchAssistant(shop, true)
  return amount / seconds
}

export const switchAssistant = (shop: Shop, enabled: boolean): Promise<object[]> =>
  shop.ctx.db.withStore(shop.store, (tx) =>
    tx.query('update assistant set enabled = $2 where store_id = $1', [shop.store, enabled]),
  )

async function count(shop: Shop): Promise<number> {
  const [row] = await shop.ctx.db.withStore(shop.store, (tx) =>
    tx.query<{ n: number }>(
      `select count(*)::int as n from message where store_id = $1 and direction = 'in'`,
      [shop.store],
    ),
  )
  return row?.n ?? 0
}
