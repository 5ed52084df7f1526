// `npm run bench`: what the product does against plain programs that do only the bare work, in one run on one machine.
// Absolute figures depend on the machine; the ratios are what counts.
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort, startNative } from '../scripts/native.ts'
import { type Program, settings, startProgram } from '../tests/support/program.ts'
import { startProvider } from '../tests/support/provider.ts'
import { openShop, type Shop } from '../tests/support/shop.ts'
import { answerTimes } from './answers.ts'
import { takenInPerSecond } from './intake.ts'
import { postWebhooks } from './load.ts'
import { loneWebhooks, quantile } from './lone.ts'

const ROUNDS = 3
const say = (text: string) => process.stdout.write(`${text}\n`)
const row = (what: string, figure: string, goal = '') =>
  say(`${what.padEnd(72)}${figure.padStart(22)}   ${goal}`)
const median = (values: number[]) => quantile(values, 0.5)

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
  await wait(3000)
  row('resident memory, idle', `${Math.round(residentMegabytes(server.pid))} MB`, 'goal ≤ 200 MB')
  await measurePath(server, shop, 20_000)
  await end(server)
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

async function measurePath(server: Program, shop: Shop, amount: number): Promise<void> {
  row(
    'messages fully taken in per second, every row visible',
    `${Math.round(await takenInPerSecond(server.url, shop, amount))}`,
    'goal ≥ 2000',
  )
  // The first answers of a process pay for compiling it.
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
  await wait(3000)
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

async function startLimit(kind: string, databaseUrl = ''): Promise<{ url: string; stop(): void }> {
  const port = await freePort()
  const child = fork(join(import.meta.dirname, 'limits.ts'), [kind, String(port), databaseUrl])
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(url).catch(() => undefined))?.ok) await wait(50)
  return { url, stop: () => void child.kill() }
}

function residentMegabytes(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

async function end(server: Program): Promise<void> {
  server.signal('SIGTERM')
  await server.ended
}
