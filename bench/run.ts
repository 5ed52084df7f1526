// `npm run bench`: what the product does against plain programs that do only the bare work, in one run on one machine.
// Absolute figures depend on the machine; the ratios are what counts.
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildPanel } from '../scripts/build-panel.ts'
import { startNative } from '../scripts/native.ts'
import { freePort } from '../scripts/ports.ts'
import type { Ctx } from '../server/src/platform/context.ts'
import { hasBrowser } from '../tests/journeys/support/browser.ts'
import { type Program, settings, startProgram } from '../tests/support/program.ts'
import { startProvider } from '../tests/support/provider.ts'
import { openShop, type Shop } from '../tests/support/shop.ts'
import { answerTimes } from './answers.ts'
import { cpuOf, cpuOfPostgres } from './cpu.ts'
import { messagesBesideAFlood, openOther, repliesBesideACampaign, type Sender } from './fairness.ts'
import { EVENTS_PER_SECOND, fastestNumber } from './fastest-number.ts'
import { batchTime, inboxTimes, reportTimes } from './inbox.ts'
import { fillInbox } from './inbox-data.ts'
import { takenInPerSecond } from './intake.ts'
import { jobsPerSecond, messagesPerSecond } from './lanes.ts'
import { postWebhooks } from './load.ts'
import { loneWebhooks, quantile } from './lone.ts'
import { operatorsHear } from './operators.ts'
import { screenTimes } from './screen.ts'

const ROUNDS = 3
const say = (text: string) => process.stdout.write(`${text}\n`)
const row = (what: string, figure: string, goal = '') =>
  say(`${what.padEnd(72)}${figure.padStart(22)}   ${goal}`)
const median = (values: number[]) => quantile(values, 0.5)

// A server looks for the panel when it starts.
buildPanel()
const provider = await startProvider()
const native = await startNative()
try {
  await measureNative()
  await measureEmbedded()
} finally {
  native.close()
  await provider.close()
}

async function measureNative(): Promise<void> {
  say('\nNative PostgreSQL, one server process, load generator on the same cores\n')
  const env = settings({ DATABASE_URL: native.databaseUrl, META_GRAPH_URL: provider.url, BURST_WAIT_MS: '0' })
  const quiet = { ...env, ROLE: 'web' }
  const shop = await openShop(env, { assistant: true })
  await measureEdge(quiet)
  // Nobody took these in; what follows starts from an empty edge.
  await shop.ctx.db.asOwner((tx) => tx.query('truncate edge.inbound_delivery'))
  const server = await startProgram(env)
  await wait(10_000)
  row('resident memory, idle', `${Math.round(residentMegabytes(server.pid))} MB`, 'goal ≤ 200 MB')
  const other = await openOther(shop.ctx)
  // What a person feels at a quiet hour; what the crowd of the next measurements does to it is theirs to tell.
  await measureScreen(server, shop.ctx, other)
  await measurePath(server, shop, 20_000)
  await measureFastestNumber(server, shop)
  await measureFairness(server, shop, other)
  await measureOperators(server, shop)
  await end(server)
  await measureLanes(shop)
  await measureInbox(shop)
  await shop.close()
}

/** The edge alone: a process that takes in, so that nothing else shares its event loop. */
async function measureEdge(env: Record<string, string>): Promise<void> {
  const bare = await startLimit('without-database')
  const plain = await startLimit('single-insert', native.databaseUrl)
  const forgetful = await startProgram(env, { program: join(import.meta.dirname, 'keeping-nothing.ts') })
  const ours = await startProgram(env)
  const rates = { bare: [] as number[], forgetful: [] as number[], ours: [] as number[], p99: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, { url }] of [
      ['bare', bare],
      ['forgetful', forgetful],
    ] as const)
      rates[name].push((await postWebhooks({ url, inFlight: 64, seconds: 4, fresh: false })).perSecond)
    const load = await postWebhooks({ url: ours.url, inFlight: 64, seconds: 4, fresh: false })
    if (load.refused > 0) throw new Error(`${load.refused} webhooks were refused`)
    rates.ours.push(load.perSecond)
    rates.p99.push(load.p99)
  }
  const oursRate = median(rates.ours)
  row('signed webhooks/s, 64 in flight: bare Fastify', `${Math.round(median(rates.bare))}`)
  row('  our server without its database', `${Math.round(median(rates.forgetful))}`)
  row('  our server, durable before 200', `${Math.round(oursRate)}`)
  row(
    '  share of the same server without a database',
    (oursRate / median(rates.forgetful)).toFixed(2),
    'goal ≥ 0.5',
  )
  row('  share of bare Fastify', (oursRate / median(rates.bare)).toFixed(2))
  row('  p99 of the acknowledgement', `${median(rates.p99).toFixed(1)} ms`)
  await measureCpu(bare, ours)
  const lone = { plain: [] as number[], ours: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    lone.plain.push(await loneWebhooks(plain.url, 500))
    lone.ours.push(await loneWebhooks(ours.url, 500))
  }
  row('a lone webhook, p50: plain single insert', `${median(lone.plain).toFixed(2)} ms`)
  row('a lone webhook, p50: ours', `${median(lone.ours).toFixed(2)} ms`)
  row('  ratio', (median(lone.ours) / median(lone.plain)).toFixed(2), 'goal ≤ 1.5')
  bare.stop()
  plain.stop()
  await end(forgetful)
  await end(ours)
}

/** Processor time of one webhook, PostgreSQL's included, against a server that stores nothing. */
async function measureCpu(bare: Limit, ours: Program): Promise<void> {
  const amount = 30_000
  const each: { bare: number[]; ours: number[] } = { bare: [], ours: [] }
  const spentBy = async (url: string, spent: () => number) => {
    const before = spent()
    await postWebhooks({ url, inFlight: 64, amount, fresh: false })
    return ((spent() - before) * 1e6) / amount
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    each.bare.push(await spentBy(bare.url, () => cpuOf(bare.pid)))
    each.ours.push(await spentBy(ours.url, () => cpuOf(ours.pid) + cpuOfPostgres(native.dataDir)))
  }
  const [bareCpu, oursCpu] = [median(each.bare), median(each.ours)]
  row('processor time of a durable webhook, PostgreSQL included', `${oursCpu.toFixed(0)} µs`)
  row('  against bare Fastify', `${(oursCpu / bareCpu).toFixed(1)} ×`, 'goal ≤ 6')
}

async function measureFastestNumber(server: Program, shop: Shop): Promise<void> {
  const { p50, p99, refused, late, lag } = await fastestNumber(server.url, shop, 60)
  row(
    `${EVENTS_PER_SECOND} signed events/s offered for 60 s, acknowledged, p50`,
    `${p50.toFixed(1)} ms`,
    'goal ≤ 50 ms',
  )
  row('  p99', `${p99.toFixed(1)} ms`, 'goal ≤ 250 ms')
  row('  not acknowledged', `${refused}`, 'goal 0')
  row('  everything in the inbox after the last one', `${lag.toFixed(1)} s`, 'goal ≤ 2 s')
  row('  the load generator was late by at most', `${late.toFixed(0)} ms`)
}

async function measureFairness(server: Program, shop: Shop, other: Sender): Promise<void> {
  const received = await messagesBesideAFlood(server.url, shop, other)
  row(
    `a message beside 20,000 to another store, slowest of ${received.length}`,
    `${Math.round(quantile(received, 1))} ms`,
    'goal ≤ 2000 ms',
  )
  const { times, campaignPerSecond } = await repliesBesideACampaign(shop, provider, other, 20)
  row(
    `a reply beside another store's 20,000 messages, slowest of ${times.length}`,
    `${Math.round(quantile(times, 1))} ms`,
    'goal ≤ 2000 ms',
  )
  row('  messages of the other store per second meanwhile', campaignPerSecond.toFixed(0))
}

async function measureOperators(server: Program, shop: Shop): Promise<void> {
  const operators = 200
  const { events, typing, lost } = await operatorsHear(server.url, shop, { operators })
  const p95 = (times: number[]) => `${Math.round(quantile(times, 0.95))} ms`
  row(`${operators} operators at one store: a change on their screens, p95`, p95(events), 'goal ≤ 400 ms')
  row('  that a colleague types, p95', p95(typing), 'goal ≤ 400 ms')
  row('  not told', `${lost}`, 'goal 0')
}

async function measureScreen(server: Program, ctx: Ctx, at: Sender): Promise<void> {
  if (!hasBrowser()) {
    say('no browser here: nothing of the screen is measured')
    return
  }
  const { writing, walking, arriving, rows, dropped, scripts } = await screenTimes(server.url, ctx, at)
  const p95 = (times: number[]) => `${Math.round(quantile(times, 0.95))} ms`
  row('a key in the composer to the paint after it, p95', p95(writing), 'goal ≤ 50 ms')
  row('  a key that walks the list, p95', p95(walking), 'goal ≤ 50 ms')
  row('a webhook to its words in list and thread, p95', p95(arriving), 'goal ≤ 400 ms')
  row(`scrolling ${rows} rows: frames dropped of 60`, dropped.toFixed(2), 'goal ≤ 1')
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`
  row('the first script, compressed', kilobytes(scripts.first))
  row('  all script an opened inbox loads', kilobytes(scripts.opened), 'goal ≤ 250 kB')
  row('  with what it fetches in quiet', kilobytes(scripts.inQuiet))
}

async function measureLanes(shop: Shop): Promise<void> {
  const rates: { jobs: number[]; messages: number[] } = { jobs: [], messages: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.jobs.push(await jobsPerSecond(native.databaseUrl, 10_000))
    rates.messages.push(await messagesPerSecond(shop, 20_000))
  }
  row('empty jobs/s in order, 5,000 keys: pg-boss key_strict_fifo', `${Math.round(median(rates.jobs))}`)
  row('  messages/s in order into the inbox, 5,000 conversations', `${Math.round(median(rates.messages))}`)
  row('  ratio', (median(rates.messages) / median(rates.jobs)).toFixed(1), 'goal ≥ 3')
}

/** In the largest of several stores that share the tables. */
async function measureInbox({ ctx, store, channel }: Shop): Promise<void> {
  const [large] = await fillInbox(ctx.db, { conversations: 50_000, messages: 2_000_000 })
  if (!large) return
  const { list, thread, search } = await inboxTimes(ctx, large.id)
  const p95 = (times: readonly number[]) => `${Math.round(quantile([...times], 0.95))} ms`
  row('2,000,000 messages in 5 stores: a page of the list, p95', p95(list), 'goal ≤ 120 ms')
  row('  opening a thread, p95', p95(thread), 'goal ≤ 150 ms')
  row('  searching, p95', p95(Object.values(search).flat()), 'goal ≤ 300 ms')
  for (const [question, times] of Object.entries(search)) row(`    ${question}, p95`, p95(times))
  for (const days of [7, 30, 90])
    row(`  a report of ${days} days, slowest`, p95(await reportTimes(ctx, large.id, days)), 'goal ≤ 2000 ms')
  const batches = { found: [] as number[], unfound: [] as number[] }
  for (let round = 0; round < ROUNDS * 3; round += 1)
    batches.found.push(await batchTime(ctx, store, channel, `found ${round}`))
  await ctx.db.asOwner((tx) => tx.query('drop index message_words, identity_words, contact_words'))
  for (let round = 0; round < ROUNDS * 3; round += 1)
    batches.unfound.push(await batchTime(ctx, store, channel, `unfound ${round}`))
  row(
    '  taking in 1,000 messages at once, against the same without search',
    `${(median(batches.found) / median(batches.unfound)).toFixed(2)} ×`,
    'goal ≤ 1.5',
  )
}

async function measurePath(server: Program, shop: Shop, amount: number): Promise<void> {
  // The first messages and answers of a process pay for compiling it.
  await takenInPerSecond(server.url, shop, amount / 4)
  row(
    'messages fully taken in per second, every row visible',
    `${Math.round(await takenInPerSecond(server.url, shop, amount))}`,
    'goal ≥ 2000',
  )
  await answerTimes(server.url, provider, { conversations: 20, rounds: 10 })
  const paced = await answerTimes(server.url, provider, { conversations: 50, rounds: 6, pauseMs: 4000 })
  row(
    'webhook to reply handed over, 50 people who write 4 s after a reply, p50',
    `${Math.round(quantile(paced, 0.5))} ms`,
  )
  row('  p95', `${Math.round(quantile(paced, 0.95))} ms`, 'goal ≤ 300 ms')
  const start = performance.now()
  const rushed = await answerTimes(server.url, provider, { conversations: 50, rounds: 4 })
  const perSecond = rushed.length / ((performance.now() - start) / 1000)
  row('the same with 50 asking at every moment, p95', `${Math.round(quantile(rushed, 0.95))} ms`)
  row('  answers per second', perSecond.toFixed(0))
}

async function measureEmbedded(): Promise<void> {
  say('\nEmbedded PostgreSQL\n')
  const folder = mkdtempSync(join(tmpdir(), 'tutum-bench-'))
  const env = settings({ DATA_DIR: folder, META_GRAPH_URL: provider.url, BURST_WAIT_MS: '0' })
  const shop = await openShop(env, { assistant: true })
  await shop.close()
  const server = await startProgram(env)
  await wait(10_000)
  row('resident memory, idle', `${Math.round(residentMegabytes(server.pid))} MB`)
  const load = await postWebhooks({ url: server.url, inFlight: 64, amount: 5000, fresh: true })
  row('signed webhooks/s durable before 200, 64 in flight, intake beside it', `${Math.round(load.perSecond)}`)
  row('  p99 of the acknowledgement', `${load.p99.toFixed(1)} ms`)
  await wait(10_000)
  const times = await answerTimes(server.url, provider, { conversations: 50, rounds: 2 })
  row('webhook to reply handed over, 50 conversations, p95', `${Math.round(quantile(times, 0.95))} ms`)
  await end(server)
  rmSync(folder, { recursive: true, force: true })
}

interface Limit {
  readonly url: string
  readonly pid: number
  stop(): void
}

async function startLimit(kind: string, databaseUrl = ''): Promise<Limit> {
  const port = await freePort()
  const child = fork(join(import.meta.dirname, 'limits.ts'), [kind, String(port), databaseUrl])
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(url).catch(() => undefined))?.ok) await wait(50)
  return { url, pid: child.pid ?? 0, stop: () => void child.kill() }
}

function residentMegabytes(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

async function end(server: Program): Promise<void> {
  server.signal('SIGTERM')
  await server.ended
}
