import { expect, it, vi } from 'vitest'
import { type TestCtx, testCtx, world } from '../../testing/index.ts'
import type { Database } from '../database/database.ts'
import { openStoreStreams, type StoreEvent } from './store-stream.ts'

const ctx = await testCtx()
const { ayperi } = await world(ctx)

const append = (kind: string) =>
  ctx.db.withStore(ayperi, (tx) =>
    tx.query('select app.append_events($1, $2)', [JSON.stringify([{ kind, payload: {} }]), ctx.clock.now()]),
  )

/** The context with reads that have seen the database already and wait to say so until `release`. */
function slowReads(): { slow: TestCtx; held: () => number; release: () => void } {
  const held: (() => void)[] = []
  let holding = true
  const withStore: Database['withStore'] = async (storeId, work) => {
    const answer = await ctx.db.withStore(storeId, work)
    if (holding) await new Promise<void>((resolve) => held.push(resolve))
    return answer
  }
  const release = () => {
    holding = false
    for (const go of held) go()
  }
  return { slow: { ...ctx, db: { ...ctx.db, withStore } }, held: () => held.length, release }
}

const kindsOf = (events: readonly StoreEvent[]) => events.map(({ kind }) => kind)

it('tells of an event that came while the page before it was being read, without waiting for the slow look', async () => {
  const { slow, held, release } = slowReads()
  const streams = openStoreStreams(slow)
  const heard: string[] = []
  const listening = streams.listen(ayperi, 0n, (events) => heard.push(...kindsOf(events)))
  await vi.waitFor(() => expect(held()).toBe(1))
  await append('late')
  const woken = new Promise((resolve) => ctx.bus.on('events', resolve))
  ctx.bus.wake('events', ayperi)
  await woken
  release()
  await listening
  await vi.waitFor(() => expect(heard).toEqual(['late']), { timeout: 3000 })
  streams.close()
})

it('keeps nothing from a reader who joins further back while a page is being read', async () => {
  for (const kind of ['second', 'third']) await append(kind)
  const { slow, held, release } = slowReads()
  const streams = openStoreStreams(slow)
  const ahead: string[] = []
  const behind: string[] = []
  const listening = streams.listen(ayperi, 2n, (events) => ahead.push(...kindsOf(events)))
  await vi.waitFor(() => expect(held()).toBe(1))
  await streams.listen(ayperi, 0n, (events) => behind.push(...kindsOf(events)))
  release()
  await listening
  expect(ahead).toEqual(['third'])
  expect(behind).toEqual(['late', 'second', 'third'])
  streams.close()
})
