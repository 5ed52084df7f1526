import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { localBus } from '../bus/local.ts'
import { type Passed, startWorker, type Worker } from './worker.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(async () => {
  await worker?.stop()
  vi.useRealTimers()
})

let worker: Worker | undefined
const bus = localBus(() => {})
const turns = async () => {
  for (let n = 0; n < 5; n++) await new Promise((resolve) => setImmediate(resolve))
}

/** A worker whose passes find what is given, one after the other, then nothing. */
function workerThatFinds(...found: (Passed | Error | Promise<Passed>)[]) {
  const pass = vi.fn(async (): Promise<Passed> => {
    const next = found.shift() ?? { more: false }
    if (next instanceof Error) throw next
    return next
  })
  const deps = { bus, log: pino({ level: 'silent' }), now: () => new Date() }
  worker = startWorker(deps, { name: 'test', topic: 'outbox', pass })
  return { pass, worker }
}

describe('a worker', () => {
  it('passes at the start, again while there is more, then sleeps', async () => {
    const { pass } = workerThatFinds({ more: true }, { more: true })
    await turns()
    expect(pass).toHaveBeenCalledTimes(3)
  })

  it('is woken at once', async () => {
    const { pass } = workerThatFinds()
    await turns()
    bus.wake('outbox')
    await turns()
    expect(pass).toHaveBeenCalledTimes(2)
  })

  it('passes once more when it is woken during a pass, so that nothing is overlooked', async () => {
    const { promise, resolve } = Promise.withResolvers<Passed>()
    const { pass } = workerThatFinds(promise)
    await turns()
    bus.wake('outbox')
    await turns()
    resolve({ more: false })
    await turns()
    expect(pass).toHaveBeenCalledTimes(2)
  })

  it('passes when the next thing is due, not sooner', async () => {
    const { pass } = workerThatFinds({ more: false, nextAt: new Date(Date.now() + 700) })
    await turns()
    await vi.advanceTimersByTimeAsync(690)
    expect(pass).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(20)
    await turns()
    expect(pass).toHaveBeenCalledTimes(2)
  })

  it('looks by itself now and then, in case a wake-up was lost', async () => {
    const { pass } = workerThatFinds()
    await turns()
    await vi.advanceTimersByTimeAsync(5000)
    await turns()
    expect(pass).toHaveBeenCalledTimes(2)
  })

  it('goes on after a pass that failed', async () => {
    const { pass } = workerThatFinds(new Error('database away'))
    await turns()
    await vi.advanceTimersByTimeAsync(1000)
    await turns()
    expect(pass).toHaveBeenCalledTimes(2)
  })

  it('stops after the running pass, and begins no other', async () => {
    const { promise, resolve } = Promise.withResolvers<Passed>()
    const { pass, worker } = workerThatFinds(promise)
    await turns()
    let stopped = false
    const stopping = worker.stop().then(() => {
      stopped = true
    })
    await turns()
    expect(stopped).toBe(false)
    resolve({ more: true })
    await stopping
    bus.wake('outbox')
    await turns()
    expect(pass).toHaveBeenCalledTimes(1)
  })
})
