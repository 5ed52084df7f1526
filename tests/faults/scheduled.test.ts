import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '../../scripts/ports.ts'
import { newId } from '../../server/src/platform/ids.ts'
import { freshDatabase } from '../../server/src/testing/database.ts'
import { until } from '../support/feed.ts'
import { settings, startProgram } from '../support/program.ts'
import { type Provider, startProvider } from '../support/provider.ts'
import { openShop, type Shop } from '../support/shop.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let drop: () => Promise<void>
let shop: Shop
let provider: Provider
let env: Record<string, string>

beforeAll(async () => {
  const fresh = await freshDatabase()
  drop = fresh.drop
  await fresh.db.close()
  provider = await startProvider()
  env = settings({ DATABASE_URL: fresh.url ?? '', META_GRAPH_URL: provider.url })
  shop = await openShop(env, { assistant: false })
})
afterAll(async () => {
  await shop.close()
  await provider.close()
  await drop()
})

describe('a server killed while a scheduled message leaves', () => {
  it.each(['scheduled.leaving', 'scheduled.sent'])('at %s, loses and doubles nothing', async (point) => {
    const clientId = await scheduleNow()
    const doomed = await startProgram({ ...env, FAULT_POINT: point }, { port: await freePort() })
    await doomed.ended
    const server = await startProgram(env, { port: await freePort() })
    await until('it has reached the provider', async () => (await sentAs(clientId)).length > 0)
    server.signal('SIGTERM')
    await server.ended
    const [message, ...more] = await sentAs(clientId)
    expect(more).toEqual([])
    expect(provider.handed.filter(({ key }) => key === message?.id)).toHaveLength(1)
  })
})

async function scheduleNow(): Promise<string> {
  const [contactId, conversationId, clientId] = [newId(), newId(), newId()]
  const { store, channel } = shop
  const at = new Date(Date.now() - 1000)
  await shop.ctx.db.withStore(store, async (tx) => {
    await tx.query(`insert into contact (store_id, id, created_at) values ($1, $2, $3)`, [
      store,
      contactId,
      at,
    ])
    await tx.query(
      `insert into conversation (store_id, id, contact_id, channel_id, external_id, last_message_at, last_inbound_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $6, $6)`,
      [store, conversationId, contactId, channel, `9967${Date.now()}`.slice(0, 12), at],
    )
    await tx.query(
      `insert into scheduled_message (store_id, id, conversation_id, member_id, client_id, text, due_at, written_at)
       select $1, $2, $3, id, $4, 'Салам', $5, $5 from member where store_id = $1`,
      [store, newId(), conversationId, clientId, at],
    )
  })
  return clientId
}

const sentAs = (clientId: string) =>
  shop.ctx.db.withStore(shop.store, (tx) =>
    tx.query<{ id: string }>(
      `select id from message where store_id = $1 and client_id = $2 and status not in ('queued')`,
      [shop.store, clientId],
    ),
  )
