/** A lane or reader that may sleep until there is work. */
export type Topic =
  | 'intake'
  | 'turns'
  | 'outbox'
  | 'events'
  | 'abort-turn'
  | 'jobs'
  | 'presence'
  | 'scheduled'
  | 'away'

/**
 * Wakes sleepers in this process and in the others. Carries hints, never facts: a lost call costs time, not data.
 * `payload` is an id (a store for 'events', a conversation for 'abort-turn', a queue for 'jobs', what a screen says of
 * itself for 'presence') or empty, without a space.
 */
export interface Bus {
  wake(topic: Topic, payload?: string): void
  /** @returns a function that ends the subscription. */
  on(topic: Topic, listener: (payload: string) => void): () => void
  close(): Promise<void>
}
