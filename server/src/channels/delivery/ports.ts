import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelAdapter, ChannelKind, OutboundMessage } from '../channel.ts'
import type { OutboxClaim } from './claim.ts'
import type { Verdict } from './verdict.ts'

/** A message that may leave, and is marked as leaving. */
export interface Departure extends OutboundMessage {
  readonly claim: OutboxClaim
}

export interface Result {
  readonly claim: OutboxClaim
  readonly verdict: Verdict
}

export interface DeliveryPorts {
  readonly adapters: Readonly<Record<ChannelKind, Pick<ChannelAdapter, 'send'>>>
  /** Marks what may still be sent as being sent and returns it; ends what may not (overtaken, window closed). */
  prepare(tx: StoreTx, claims: readonly OutboxClaim[]): Promise<Departure[]>
  /** Writes what became of tries, where the claim's lease is still the last one. */
  record(tx: StoreTx, results: readonly Result[]): Promise<void>
}
