import { AsyncLocalStorage } from 'node:async_hooks'
import type { Duplex } from 'node:stream'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { StoreId } from '../ids.ts'
import { parseId } from '../ids.ts'
import { prepared } from './prepared.ts'
import type { Schema } from './schema.ts'

/** Roles that own nothing and cannot bypass row-level security; see the platform migration. */
type Role = 'tutum_store' | 'tutum_edge' | 'tutum_lane' | 'tutum_directory'

/** A transaction. `afterCommit` runs once the rows are durable, and never after a rollback. */
export interface Tx {
  /** Typed queries; `query` is for set-based SQL that reads better as it is. */
  readonly db: Kysely<Schema>
  /** Statements asked without waiting in between run in that order, in one round trip. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
  afterCommit(effect: () => void): void
}

/** What readers of a store's event log are told: ids alone, never texts. */
export interface StoreEvent {
  readonly kind: string
  readonly payload: object
}

/** A transaction that sees one store only. */
export interface StoreTx extends Tx {
  readonly storeId: StoreId
  /** Appends to the store's event log with the commit; see `realtime/announce.ts`. */
  tell(events: readonly StoreEvent[], at: Date): void
}

export interface Database {
  readonly engine: 'embedded' | 'native'
  /**
   * The only way to tenant tables: a transaction under row-level security for `storeId`.
   * Never wait for anything outside the database in `work`: on the embedded engine it holds the one connection.
   * @throws NestedTransaction when called inside another transaction.
   */
  withStore<T>(storeId: StoreId, work: (tx: StoreTx) => Promise<T>): Promise<T>
  /** Claims on the message lanes, across stores: ids and times only. */
  withLanes<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** One statement on the edge's own small pool, durable when it resolves; for functions that take a narrow role themselves. */
  atEdge(text: string, values: readonly unknown[]): Promise<void>
  /** The edge's routing look-ups, on the same pool. */
  withEdge<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Which stores a person belongs to: members and stores, to be read before a store is known. */
  withDirectory<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Tables without a store (people, sessions, jobs) and migrations; as the owner of the schema. */
  asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** The pool behind it, for libraries that bring their own queries. Asking it inside a transaction throws. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

export class NestedTransaction extends Error {
  override name = 'NestedTransaction'
}

/** Work that was not waited for: its connection may already serve another store. */
export class TransactionOver extends Error {
  override name = 'TransactionOver'
}

const inside = new AsyncLocalStorage<true>()

export function createDatabase(options: {
  engine: Database['engine']
  connection: pg.PoolConfig
  poolSize: number
  onError: (error: Error) => void
  close: () => Promise<void>
}): Database {
  const pool = guardedPool({ ...options.connection, max: options.poolSize }, options.onError)
  const edgePool =
    options.engine === 'embedded' ? pool : guardedPool({ ...options.connection, max: 3 }, options.onError)
  return {
    engine: options.engine,
    pool,
    withStore: (storeId, work) =>
      transact(pool, { role: 'tutum_store', storeId: parseId<'store'>(storeId) }, (tx) =>
        work(Object.assign(tx, { storeId })),
      ),
    withLanes: (work) => transact(pool, { role: 'tutum_lane' }, work),
    async atEdge(text, values) {
      // The embedded engine drops the connection when a bare statement fails; in a transaction it rolls back.
      if (options.engine === 'embedded') await transact(pool, {}, (tx) => tx.query(text, values))
      else await edgePool.query(text, [...values])
    },
    withEdge: (work) => transact(edgePool, { role: 'tutum_edge' }, work),
    withDirectory: (work) => transact(pool, { role: 'tutum_directory' }, work),
    asOwner: (work) => transact(pool, {}, work),
    async close() {
      await pool.end()
      if (edgePool !== pool) await edgePool.end()
      await options.close()
    },
  }
}

async function transact<T>(
  pool: pg.Pool,
  scope: { role?: Role; storeId?: StoreId },
  work: (tx: TellingTx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const effects: (() => void)[] = []
  const told: Told = { events: new Set(), at: new Date(0) }
  const life = { over: false }
  let broken: Error | undefined
  // Not waited for: what follows a failed opening does nothing, since its transaction is aborted.
  together(client)
  const opened = client.query(`${havePlansGrownOld(client) ? 'discard plans; ' : ''}${opening(scope)}`)
  opened.catch(() => {})
  try {
    const result = await inside.run(true, () => work(txOf(client, life, effects, told)))
    await opened
    life.over = true
    await client.query(closing(client, told))
    for (const effect of effects) effect()
    return result
  } catch (error) {
    life.over = true
    // A connection that cannot even roll back is thrown away instead of being handed to the next store.
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    // Where the opening failed, that is the cause of whatever followed.
    await opened
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Milliseconds after which a connection plans its statements anew. It would keep the plan that it made while a store was
 * young until the database has next taken statistics, a minute later: a shop that brings ten thousand people meanwhile had
 * each of them looked for among all.
 */
export const PLAN_LIFE_MS = 2000

const plannedAt = new WeakMap<pg.PoolClient, number>()

function havePlansGrownOld(client: pg.PoolClient): boolean {
  const now = performance.now()
  if (now - (plannedAt.get(client) ?? 0) < PLAN_LIFE_MS) return false
  plannedAt.set(client, now)
  return true
}

/** What is asked without waiting in between leaves in one packet: one round trip and one system call for all of it. */
function together(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** One round trip: begin, role, store. All settings are local, so nothing outlives the transaction on a pooled connection. */
function opening({ role, storeId }: { role?: Role; storeId?: StoreId }): string {
  const setRole = role ? `; set local role ${role}` : ''
  const setStore = storeId ? `; select set_config('app.store_id', '${storeId}', true)` : ''
  return `begin${setRole}${setStore}`
}

interface Told {
  /** As JSON, so that the same event stands once. */
  readonly events: Set<string>
  at: Date
}

type TellingTx = Tx & Pick<StoreTx, 'tell'>

/** The events and the commit in one round trip: every writer of a store waits for its counter, so it is held no longer. */
function closing(client: pg.PoolClient, { events, at }: Told): string {
  if (events.size === 0) return 'commit'
  const [list, moment] = [literal(client, `[${[...events].join(',')}]`), literal(client, at.toISOString())]
  return `select app.append_events(${list}::jsonb, ${moment}::timestamptz); commit`
}

/** The driver walks a text letter by letter; one without quotes and backslashes needs none of it. */
const literal = (client: pg.PoolClient, text: string): string =>
  /['\\]/.test(text) ? client.escapeLiteral(text) : `'${text}'`

function txOf(
  client: pg.PoolClient,
  life: { readonly over: boolean },
  effects: (() => void)[],
  told: Told,
): TellingTx {
  let typed: Kysely<Schema> | undefined
  const ask = async <Row extends object>(text: string | pg.QueryConfig, values?: unknown[]) => {
    if (life.over) throw new TransactionOver('a statement came after the end of its transaction')
    together(client)
    return client.query<Row>(text, values)
  }
  return {
    get db() {
      typed ??= kyselyOn(ask)
      return typed
    },
    async query<Row extends object>(text: string, values?: readonly unknown[]) {
      // Without values it may be a script of many statements, which cannot be prepared.
      const result = await ask<Row>(values ? { text, values: [...values], ...prepared(text) } : text)
      return result.rows
    },
    afterCommit: (effect) => effects.push(effect),
    tell(events, at) {
      for (const event of events) told.events.add(JSON.stringify(event))
      told.at = at
    },
  }
}

function kyselyOn(query: (text: string, values: unknown[]) => Promise<unknown>): Kysely<Schema> {
  const borrowed = {
    connect: async () => ({ query, release: () => {} }),
    end: async () => {},
  }
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: borrowed as unknown as pg.Pool }),
  })
}

/** A pool whose clients survive a database crash, and which refuses to wait for itself. */
function guardedPool(config: pg.PoolConfig, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ ...config, pipeline: true, types: { getTypeParser } })
  pool.on('error', onError)
  // A checked-out client that loses its server emits on itself; without a listener that ends the process.
  pool.on('connect', (client) => {
    client.on('error', onError)
    // Compiling and merging are for long queries. To a planner that knows little of a young table a short one looks like
    // such: seconds were spent on compiling what takes a millisecond, and on going through all people of a store to find
    // one, as a merge was expected to end early.
    void client.query('set jit = off; set enable_mergejoin = off').catch(onError)
  })
  const connect = pool.connect.bind(pool)
  const refuseNested = (...args: unknown[]) => {
    if (inside.getStore())
      throw new NestedTransaction('a connection was asked for inside a transaction; use the tx that is open')
    return (connect as (...args: unknown[]) => unknown)(...args)
  }
  pool.connect = refuseNested as typeof pool.connect
  return pool
}

const INT8 = 20
const getTypeParser: typeof pg.types.getTypeParser = ((oid: number, format?: 'text') =>
  oid === INT8 ? BigInt : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser
