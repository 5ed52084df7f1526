import type { Ctx } from '../context.ts'
import type { StoreId } from '../ids.ts'

export interface StoreEvent {
  readonly seq: bigint
  readonly kind: string
  readonly payload: unknown
}

type Listener = (events: readonly StoreEvent[]) => void

/** What a store's readers in this process have in common: where the log was read to, and who waits. */
interface Reader {
  after: bigint
  readonly listeners: Set<Listener>
  reading: boolean
  /** Whether there may be more: somebody woke us or joined, perhaps while a page was being read. */
  again: boolean
}

const PAGE = 500
/** A lost wake-up costs this much at most. */
const LOOK_EVERY_MS = 10_000

/** Reads each store's events once for all who listen to it here. */
export interface StoreStreams {
  /** Tells of every event after `after`, in order. @returns a function that ends it. */
  listen(storeId: StoreId, after: bigint, listener: Listener): Promise<() => void>
  close(): void
}

export function openStoreStreams(ctx: Ctx): StoreStreams {
  const readers = new Map<StoreId, Reader>()

  const read = async (storeId: StoreId, reader: Reader): Promise<void> => {
    reader.again = true
    if (reader.reading) return
    reader.reading = true
    try {
      while (reader.again && reader.listeners.size > 0) {
        reader.again = false
        const { after } = reader
        const events = await eventsAfter(ctx, storeId, after, PAGE)
        // Somebody joined further back meanwhile: these events would hide the earlier ones from them.
        if (reader.after !== after) continue
        reader.after = events.at(-1)?.seq ?? after
        if (events.length === PAGE) reader.again = true
        if (events.length > 0) for (const listener of reader.listeners) listener(events)
      }
    } catch (error) {
      ctx.log.warn({ err: error, storeId }, 'events could not be read')
    } finally {
      reader.reading = false
    }
  }

  const lookAtAll = () => {
    for (const [storeId, reader] of readers) void read(storeId, reader)
  }
  const stopListening = ctx.bus.on('events', (payload) => {
    const reader = readers.get(payload as StoreId)
    if (reader) void read(payload as StoreId, reader)
    else if (payload === '') lookAtAll()
  })
  const timer = setInterval(lookAtAll, LOOK_EVERY_MS)
  timer.unref()

  return {
    async listen(storeId, after, listener) {
      const reader = readers.get(storeId) ?? { after, listeners: new Set(), reading: false, again: false }
      let reached = after
      // Readers join at different numbers; each hears what is new to it.
      const own: Listener = (events) => {
        const fresh = events.filter((event) => event.seq > reached)
        reached = fresh.at(-1)?.seq ?? reached
        if (fresh.length > 0) listener(fresh)
      }
      // Going back is cheap and loses nothing, since the others skip what they have.
      if (after < reader.after) reader.after = after
      reader.listeners.add(own)
      readers.set(storeId, reader)
      await read(storeId, reader)
      return () => {
        reader.listeners.delete(own)
        if (reader.listeners.size === 0) readers.delete(storeId)
      }
    },
    close() {
      clearInterval(timer)
      stopListening()
      readers.clear()
    },
  }
}

function eventsAfter(ctx: Ctx, storeId: StoreId, after: bigint, limit: number): Promise<StoreEvent[]> {
  return ctx.db.withStore(storeId, (tx) =>
    tx.query<StoreEvent>(
      'select seq, kind, payload from store_event where store_id = $1 and seq > $2 order by seq limit $3',
      [storeId, after, limit],
    ),
  )
}
