import type { Channel } from './accounts.ts'
import type { ChatMessage } from './chats.ts'
import type { ArmedFaults } from './faults.ts'

/** What the phone page is told, one thing at a time. */
export type PhoneEvent =
  | { type: 'message'; message: ChatMessage }
  | { type: 'typing'; channel: Channel; accountId: string; customerId: string; until: number }
  | { type: 'faults'; faults: ArmedFaults }
  /** accounts, people or windows changed: draw everything anew */
  | { type: 'world' }
  | { type: 'queue'; waiting: Record<Channel, number>; trouble: Record<Channel, string | null> }
  | { type: 'mail' }
  | { type: 'reset' }

type Listener = (event: PhoneEvent) => void

export class EventBus {
  #listeners = new Set<Listener>()

  publish(event: PhoneEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
