import { afterAll, describe, expect, it, vi } from 'vitest'
import { type Config, readConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { freshDatabase, testRedisUrl } from '../../testing/index.ts'
import { createCounter } from '../http/counter.ts'
import { connectRedis } from '../redis.ts'
import { openBus } from './open.ts'

const log = createLog('silent')
const { db, url, drop } = await freshDatabase()
const config: Config = { ...readConfig({ DATA_DIR: 'memory://' }), databaseUrl: url, redisUrl: undefined }
const ends: (() => Promise<void> | void)[] = []
afterAll(async () => {
  for (const end of ends) await end()
  await db.close()
  await drop()
})

async function wakesTheOther(config: Config): Promise<void> {
  const [here, there] = [openBus(config, db, log), openBus(config, db, log)]
  ends.unshift(here.close, there.close)
  const woken = vi.fn()
  there.on('events', woken)
  // Listening begins in the background; until then calls are lost, as they may be.
  await vi.waitFor(
    () => {
      here.wake('events', 'ayperi')
      expect(woken).toHaveBeenCalledWith('ayperi')
    },
    { timeout: 5000, interval: 50 },
  )
}

describe('several processes', () => {
  it.skipIf(!url)('wake each other by NOTIFY without Redis', () => wakesTheOther(config))
  it.skipIf(!testRedisUrl)('wake each other by Redis', () =>
    wakesTheOther({ ...config, redisUrl: testRedisUrl }),
  )

  it.skipIf(!testRedisUrl)('count attempts together', async () => {
    const counters = [1, 2].map(() => {
      const redis = connectRedis(testRedisUrl ?? '', log)
      ends.unshift(() => redis.disconnect())
      return { redis, counter: createCounter(redis) }
    })
    await vi.waitFor(() => expect(counters.map(({ redis }) => redis.status)).toEqual(['ready', 'ready']))
    const key = `test:${Date.now()}`
    const counts: number[] = []
    for (const { counter } of [...counters, ...counters])
      counts.push((await counter.count(key, 60_000)).current)
    expect(counts).toEqual([1, 2, 3, 4])
    await counters[0]?.counter.clear(key)
    expect(await counters[1]?.counter.count(key, 60_000)).toMatchObject({ current: 1 })
  })

  it('count alone while Redis is away', async () => {
    const redis = connectRedis('redis://127.0.0.1:1', log)
    ends.unshift(() => redis.disconnect())
    const counter = createCounter(redis)
    const counts = [
      await counter.count('a', 60_000),
      await counter.count('a', 60_000),
      await counter.count('b', 60_000),
    ]
    expect(counts.map(({ current }) => current)).toEqual([1, 2, 1])
  })
})
