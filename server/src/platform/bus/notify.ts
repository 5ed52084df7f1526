import pg from 'pg'
import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'
import type { Wire } from './shared.ts'

const channel = 'tutum_wake'
const LONGEST_PAYLOAD = 7900
const RETRY_MS = 1000

/** Without Redis, processes on one PostgreSQL wake each other by LISTEN and NOTIFY. */
export function notifyWire(url: string, db: Database, log: Logger, receive: (message: string) => void): Wire {
  let closed = false
  let listener: pg.Client | undefined

  const listen = async () => {
    const client = new pg.Client({ connectionString: url, application_name: 'tutum-listen', keepAlive: true })
    listener = client
    client.on('notification', (notice) => receive(notice.payload ?? ''))
    client.on('error', () => {})
    client.on('end', later)
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch (error) {
      log.warn({ err: error }, 'cannot listen to other processes')
      await client.end().catch(later)
    }
  }
  const later = () => {
    if (!closed && listener) setTimeout(() => !closed && void listen(), RETRY_MS).unref()
    listener = undefined
  }
  void listen()

  return {
    async publish(message) {
      // NOTIFY takes 8,000 bytes; a longer list is only hints, and timers find what was not called.
      if (message.length > LONGEST_PAYLOAD) return
      await db.pool.query('select pg_notify($1, $2)', [channel, message])
    },
    async close() {
      closed = true
      await listener?.end()
    },
  }
}
