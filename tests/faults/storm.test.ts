import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { until } from '../support/feed.ts'
import { type Handed, type Provider, startProvider } from '../support/provider.ts'
import { type Deaths, planDeaths } from '../support/storm/deaths.ts'
import { feed, sendUntilKept } from '../support/storm/feed.ts'
import { embeddedGround, type Ground, nativeGround } from '../support/storm/ground.ts'
import {
  expireSends,
  type Found,
  prepareShop,
  seedOutgoing,
  waiting,
  whatIsThere,
} from '../support/storm/ledger.ts'
import { type Plan, planStorm } from '../support/storm/plan.ts'
import { randomFrom } from '../support/storm/random.ts'
import { type Webhook, whatsappStatus } from '../support/storm/webhook.ts'

// Everything at once: repeats, disorder, delay and broken bytes over all channels, while processes are killed and the
// database restarts. `npm run chaos` raises the numbers. The seed repeats the same storm, not the same moments of death.
const isNative = process.env['TEST_DATABASE_URL'] !== undefined
const amount = Number(process.env['CHAOS_WEBHOOKS'] ?? 300)
const kills = Number(process.env['CHAOS_KILLS'] ?? (isNative ? 4 : 2))
const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000)
const say = (text: string) => process.stdout.write(`storm: ${text}\n`)

vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 1_800_000 })

const random = randomFrom(seed)
let provider: Provider
let ground: Ground
let plan: Plan
/** Messages that are just being handed over wait for this. */
let onHanded: (handed: Handed) => void = () => {}
const told: Webhook[] = []
let found: Found
let happened: Deaths['happened']

beforeAll(async () => {
  provider = await startProvider({ delayMs: 20, onHanded: (handed) => onHanded(handed) })
  const env = { ...provider.env, BURST_WAIT_MS: '300', LOG_LEVEL: 'silent' }
  ground = await (isNative ? nativeGround(env, 2) : embeddedGround(env))
  plan = await ground.prepare(async (shop) => {
    const channels = await prepareShop(shop)
    const planned = planStorm(random, amount, channels.telegram)
    await seedOutgoing(shop, channels, planned.outgoing)
    return planned
  })
  await ground.start()
  await rage()
}, 1_800_000)
afterAll(async () => {
  await ground?.close()
  await provider?.close()
})

/** Sends everything while processes die, then lets what is left be done. */
async function rage(): Promise<void> {
  const deaths = planDeaths(random, ground, plan.webhooks.length, kills)
  const telling: Promise<unknown>[] = []
  onHanded = (handed) => {
    deaths.onHanded()
    for (const webhook of statusesOf(handed)) {
      told.push(webhook)
      telling.push(sendUntilKept(ground.urls, webhook))
    }
  }
  const began = performance.now()
  const seconds = () => ((performance.now() - began) / 1000).toFixed(0)
  say(`seed ${seed}: ${plan.webhooks.length} deliveries`)
  const { posts } = await feed(ground.urls, plan.webhooks, { inFlight: 32, onKept: deaths.onKept })
  await deaths.over()
  happened = deaths.happened
  say(`acknowledged after ${seconds()} s and ${posts} posts; ${JSON.stringify(happened)}`)
  await ground.finish(async (place) => {
    await expireSends(place)
    await untilDone(place)
    await Promise.all(telling)
    await untilDone(place)
    found = await whatIsThere(place)
  })
  say(`done after ${seconds()} s: ${found.received.length} messages, ${provider.handed.length} replies`)
}

const untilDone = (place: Parameters<typeof waiting>[0]) =>
  until(
    'nothing waits any more',
    async () => Object.values(await waiting(place)).every((count) => count === 0),
    1_200_000,
  )

/** What WhatsApp tells of a message that it has just taken, at times before it answers; the last one comes first now and then. */
function statusesOf({ channel, id, to, key }: Handed): Webhook[] {
  if (channel !== 'whatsapp') return []
  const steps = ['sent', 'delivered', 'read'].map((status) => whatsappStatus({ id, status, to, key }))
  return random.next() < 0.2 ? steps.reverse() : steps
}

const ranks = ['sent', 'delivered', 'read']

/** The furthest status that was told of each message. */
function furthest(webhooks: readonly Webhook[]): Map<string, string> {
  const told = new Map<string, string>()
  for (const { id, status } of webhooks.flatMap(({ statuses }) => statuses))
    if (ranks.indexOf(status) > ranks.indexOf(told.get(id) ?? '')) told.set(id, status)
  return told
}

describe('a storm of deliveries, with deaths of processes and of the database', () => {
  it('has all of it in it', () => {
    const { webhooks } = plan
    expect(webhooks).toHaveLength(amount)
    expect(webhooks.length - new Set(webhooks).size).toBe(Math.round(amount * 0.2))
    expect(new Set(webhooks.map(({ kind }) => kind)).size).toBe(3)
    expect(happened['one process'] + happened['all while a message is handed over']).toBe(kills)
    expect(happened['the database']).toBe(isNative ? 2 : 0)
  })

  it('loses no acknowledged message and doubles none', () => {
    const wanted = new Set(plan.webhooks.flatMap(({ messages }) => messages))
    expect(found.received.filter((id) => !wanted.has(id))).toEqual([])
    expect([...wanted].filter((id) => !found.received.includes(id))).toEqual([])
    expect(found.received).toHaveLength(wanted.size)
    expect(found.miscounted).toBe(0)
  })

  it('keeps what was not understood, gives nothing up, and leaves nothing undone', () => {
    // Cut off early, two of them may be the same bytes.
    const broken = new Set(
      plan.webhooks.filter(({ malformed }) => malformed).map(({ body }) => body.toString('base64')),
    )
    expect(found.problems).toBe(broken.size)
    expect(found.dead).toBe(0)
    expect(found.earlyStatuses).toBe(0)
  })

  it('moves no status back, and each one as far as was told', () => {
    expect(found.movedBack).toEqual([])
    const wanted = furthest([...plan.webhooks, ...told])
    expect([...wanted].filter(([id, status]) => found.statuses.get(id) !== status)).toEqual([])
  })

  it('hands no reply over twice', () => {
    const handed = new Map<string, number>()
    for (const { channel, to } of provider.handed)
      handed.set(`${channel} ${to}`, (handed.get(`${channel} ${to}`) ?? 0) + 1)
    expect(provider.handed.length).toBeGreaterThan(0)
    expect([...handed].filter(([to, times]) => times > (found.left.get(to) ?? 0))).toEqual([])
    const keys = provider.handed.flatMap(({ key }) => (key === undefined ? [] : [key]))
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })
})
