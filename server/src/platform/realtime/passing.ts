import type { MemberId, StoreId } from '../ids.ts'

/** A window of a member's browser that listens to its store. */
export interface OpenScreen {
  readonly storeId: StoreId
  readonly memberId: MemberId
  /** Its own name for itself; undefined where it only listens. */
  readonly screen: string | undefined
}

/** Writes to one stream, beside the numbered events. */
export type Tell = (kind: string, payload: unknown) => void

/** What is told to whoever listens now and kept for nobody: it has no number and no past. */
export interface Passing {
  /** A stream has opened. @returns what is to be called when it has ended */
  join(screen: OpenScreen, tell: Tell): () => void
  close(): void
}
