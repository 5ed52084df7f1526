import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelAdapter, ChannelKind, ParsedEntry } from '../channel.ts'
import type { Destination } from './routes.ts'
import type { Trial } from './trial.ts'

/** What one channel of a store got. */
export interface ReceivedEntry extends ParsedEntry {
  readonly kind: ChannelKind
  readonly channelId: Destination['channelId']
}

/** Takes in what a store got, in order and all in `tx`. Repeats must be harmless. */
export type Receive = (tx: StoreTx, entries: readonly ReceivedEntry[]) => Promise<void>

export type IntakeAdapters = Readonly<Record<ChannelKind, Pick<ChannelAdapter, 'parse'>>>

export interface IntakePorts {
  readonly adapters: IntakeAdapters
  readonly receive: Receive
  /** Tries a suspicious delivery in a process of its own; absent where one database allows one process. */
  readonly trial?: Trial
}
