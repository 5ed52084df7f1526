export interface GatherOptions<Item> {
  /** Flushes that may run beside each other. */
  readonly lanes: number
  /** Most items of one flush. */
  readonly most: number
  /** What an item weighs, and the most that one flush may weigh; a heavier item travels alone. */
  readonly weigh?: (item: Item) => number
  readonly heaviest?: number
}

/**
 * Group commit without a timer: an item that comes while a lane is free is flushed at once, and what comes while all
 * lanes are busy makes the next batch. Each caller learns the fate of its own batch.
 * @returns a function that resolves when the item's flush has, and rejects when it failed.
 */
export function gather<Item>(
  flush: (items: Item[]) => Promise<void>,
  options: GatherOptions<Item>,
): (item: Item) => Promise<void> {
  const waiting: { item: Item; resolve: () => void; reject: (error: unknown) => void }[] = []
  let busy = 0

  const takeBatch = () => {
    const { most, weigh = () => 0, heaviest = Number.POSITIVE_INFINITY } = options
    let weight = 0
    let count = 0
    for (const { item } of waiting.slice(0, most)) {
      weight += weigh(item)
      if (count > 0 && weight > heaviest) break
      count++
    }
    return waiting.splice(0, count)
  }

  const run = async () => {
    busy++
    const batch = takeBatch()
    try {
      await flush(batch.map((entry) => entry.item))
      for (const entry of batch) entry.resolve()
    } catch (error) {
      for (const entry of batch) entry.reject(error)
    } finally {
      busy--
      if (waiting.length > 0) void run()
    }
  }

  return (item) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (busy < options.lanes) void run()
    })
}
