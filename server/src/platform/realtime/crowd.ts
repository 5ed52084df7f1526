/** Something that can be ended with a reason: here an open stream. */
interface Ends {
  end(last: string): void
}

export interface Crowd<Stream> {
  /** @returns what leaves the crowd again */
  join(personId: string, stream: Stream): () => void
}

/**
 * Lets one person have so many streams at once. Who opens one more loses the oldest, since the newest is the one that is being
 * looked at; it is told why, with a long time to come back, so that nothing that reconnects by itself fights for the place.
 */
export function limitCrowd<Stream extends Ends>(most: number): Crowd<Stream> {
  const crowd = new Map<string, Set<Stream>>()
  return {
    join(personId, stream) {
      const streams = crowd.get(personId) ?? new Set()
      crowd.set(personId, streams.add(stream))
      const [oldest] = streams
      if (oldest && streams.size > most) {
        streams.delete(oldest)
        oldest.end(farewell)
      }
      return () => {
        streams.delete(stream)
        if (streams.size === 0 && crowd.get(personId) === streams) crowd.delete(personId)
      }
    },
  }
}

const COME_BACK_MS = 600_000

/** Without a number, so that who comes back goes on after the last event. */
const farewell = `retry: ${COME_BACK_MS}\nevent: stream.closed\ndata: {"reason":"too_many_streams"}\n\n`
