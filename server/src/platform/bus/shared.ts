import type { Bus, Topic } from './bus.ts'

/** Carries calls to the other processes; the receiver hears those of all, its own included. */
export interface Wire {
  publish(message: string): Promise<void>
  close(): Promise<void>
}

const topics: readonly Topic[] = [
  'intake',
  'turns',
  'outbox',
  'events',
  'abort-turn',
  'jobs',
  'presence',
  'scheduled',
  'away',
]
/** The first call after a rest leaves at once; under load one message in this time carries all. */
const PAUSE_MS = 25
/** NOTIFY takes 8,000 bytes; more calls than fit go as several messages. */
const MOST_CHARACTERS = 7000

/**
 * The bus of several processes: sleepers here are woken at once by `local`, those elsewhere by one message for all calls
 * that came together. `self` marks our messages, so that they do not wake us a second time.
 */
export function sharedBus(
  local: Bus,
  self: string,
  connect: (receive: (message: string) => void) => Wire,
  onError: (error: unknown) => void,
): Bus {
  const wire = connect((message) => {
    const { from, calls } = parse(message)
    if (from === self) return
    for (const call of calls) wakeLocally(local, call)
  })
  const pending = new Set<string>()

  let lastAt = 0

  const flush = () => {
    const calls = [...pending]
    pending.clear()
    lastAt = performance.now()
    for (const some of portions(calls))
      wire.publish(JSON.stringify({ from: self, calls: some })).catch(onError)
  }

  return {
    wake(topic, payload = '') {
      local.wake(topic, payload)
      if (pending.size === 0) setTimeout(flush, Math.max(0, lastAt + PAUSE_MS - performance.now()))
      pending.add(`${topic} ${payload}`)
    },
    on: local.on,
    async close() {
      await wire.close()
      await local.close()
    },
  }
}

function portions(calls: readonly string[]): string[][] {
  const all: string[][] = []
  let left = 0
  for (const call of calls) {
    // As it will be written, with every quotation mark escaped.
    const length = JSON.stringify(call).length + 1
    if (length > left) {
      all.push([])
      left = MOST_CHARACTERS
    }
    all.at(-1)?.push(call)
    left -= length
  }
  return all
}

function wakeLocally(local: Bus, call: string): void {
  const [name, payload] = call.split(' ')
  const topic = topics.find((known) => known === name)
  if (topic) local.wake(topic, payload)
}

function parse(message: string): { from: string; calls: string[] } {
  try {
    const value: unknown = JSON.parse(message)
    if (
      typeof value === 'object' &&
      value &&
      'from' in value &&
      'calls' in value &&
      Array.isArray(value.calls)
    )
      return { from: String(value.from), calls: value.calls.map(String) }
  } catch {
    // Something else speaks on our channel; a call is only a hint, so it is passed over.
  }
  return { from: '', calls: [] }
}
