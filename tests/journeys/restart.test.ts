import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildPanel } from '../../scripts/build-panel.ts'
import type { DemoPorts } from '../../scripts/demo.ts'
import { bareEnvironment, freePorts, newDataDir } from './support/product.ts'
import { shopAt } from './support/shop-api.ts'

const start = join(import.meta.dirname, '../../scripts/start.ts')
const question = 'сколько стоит льняная рубашка и есть ли L?'

interface Run {
  readonly ended: Promise<number | null>
  /** Resolves at the moment when these words are printed. */
  prints(words: string): Promise<void>
  said(): string
  signal(signal: 'SIGINT' | 'SIGKILL'): void
}

describe('starting, ending and starting again', () => {
  const dataDir = newDataDir()
  let ports: DemoPorts
  let runs: Run[] = []

  beforeAll(async () => {
    buildPanel()
    ports = await freePorts()
  }, 180_000)
  afterEach(async () => {
    for (const one of runs) one.signal('SIGINT')
    await Promise.all(runs.map(({ ended }) => ended))
    runs = []
  }, 30_000)
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  const run = (at: DemoPorts = ports): Run => {
    const child = spawn(process.execPath, [start], {
      env: {
        ...bareEnvironment(dataDir),
        PORT: String(at.server),
        SIMULATOR_PORT: String(at.simulator),
        SIMULATOR_SMTP_PORT: String(at.mail),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that a signal reaches every process at once, as a terminal's does.
      detached: true,
    })
    let words = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => (words += String(bytes)))
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
    const prints = (wanted: string) =>
      new Promise<void>((resolve) => child.stdout?.on('data', () => words.includes(wanted) && resolve()))
    const one = { ended, prints, said: () => words, signal: (name: NodeJS.Signals) => signalAll(child, name) }
    runs.push(one)
    return one
  }
  const running = (one: Run) =>
    expect.poll(() => one.said(), { timeout: 120_000, interval: 100 }).toContain('Tutum is running.')

  it('keeps what was said through SIGKILL, answers what it had not, and goes on', async () => {
    const first = run()
    await running(first)
    const shop = shopAt(ports)
    await shop.customerWrites(question)
    await expect.poll(shop.lastOnPhone, { timeout: 30_000 }).toMatch(/2\s500/)
    await shop.customerWrites('а доставка есть?')
    await expect.poll(shop.said, { timeout: 30_000 }).toContain('а доставка есть?')
    first.signal('SIGKILL')
    await first.ended

    const second = run()
    await running(second)
    expect(await shop.said()).toEqual(expect.arrayContaining([question, 'а доставка есть?']))
    await expect.poll(shop.lastAuthor, { timeout: 30_000 }).toBe('assistant')
    await shop.customerWrites('льняная рубашка, цена?')
    await expect.poll(shop.lastOnPhone, { timeout: 30_000 }).toMatch(/2\s500/)
    expect((await shop.said()).filter((text) => text === question)).toHaveLength(1)
  }, 300_000)

  it('stops within ten seconds of SIGINT, with success', async () => {
    const one = run()
    // At once: whoever is told that it runs may end it.
    await one.prints('Tutum is running.')
    const before = Date.now()
    one.signal('SIGINT')
    expect(await one.ended).toBe(0)
    expect(Date.now() - before).toBeLessThan(10_000)
    expect(one.said()).toContain('Stopped.')
  }, 180_000)

  it.each([
    ['server', 'PORT'],
    ['simulator', 'SIMULATOR_PORT'],
    ['mail', 'SIMULATOR_SMTP_PORT'],
  ] as const)('names the variable when the port of the %s is in use', async (part, variable) => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const taken = (other.address() as AddressInfo).port
    const one = run({ ...ports, [part]: taken })
    expect(await one.ended).toBe(1)
    expect(one.said()).toMatch(new RegExp(`^Port ${taken} is in use\\. .*\\b${variable}=\\d+`, 'm'))
    await new Promise((resolve) => other.close(resolve))
  })
})

function signalAll({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal)
}
