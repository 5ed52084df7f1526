import type { Bus, Topic } from './bus.ts'

/** Wakes sleepers of this process: at once, and once for many calls within one turn of the event loop. */
export function localBus(onError: (error: unknown) => void): Bus {
  const listeners = new Map<Topic, Set<(payload: string) => void>>()
  const pending = new Set<string>()

  const deliver = (topic: Topic, payload: string) => {
    for (const listener of listeners.get(topic) ?? [])
      try {
        listener(payload)
      } catch (error) {
        onError(error)
      }
  }

  return {
    wake(topic, payload = '') {
      const call = `${topic} ${payload}`
      if (pending.has(call)) return
      pending.add(call)
      setImmediate(() => {
        pending.delete(call)
        deliver(topic, payload)
      })
    },
    on(topic, listener) {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(listener))
      return () => set.delete(listener)
    },
    close: async () => listeners.clear(),
  }
}
