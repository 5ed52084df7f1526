import type { StoreTx } from '../database/database.ts'

/** What a secret belongs to: bound into its seal, so that it opens nowhere else. */
export interface SecretPlace {
  readonly owner: 'channel' | 'model' | 'sign_in' | 'disconnection' | 'push'
  readonly rowId: string
  readonly name: string
}

/** Secrets of a store, sealed by the program and again by the database. */
export interface Vault {
  put(tx: StoreTx, place: SecretPlace, secret: string): Promise<void>
  /** @returns undefined when nothing is kept there. @throws SealBroken when it does not open. */
  get(tx: StoreTx, place: SecretPlace): Promise<string | undefined>
  /** Destroys every secret of a row. */
  destroy(tx: StoreTx, owner: SecretPlace['owner'], rowId: string): Promise<void>
  /** Seals everything of the store anew under a fresh data key. */
  rotate(tx: StoreTx): Promise<{ resealed: number }>
}
