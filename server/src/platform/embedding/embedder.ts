/** What a text is embedded for: services prepare queries and documents differently. */
export type Purpose = 'document' | 'query'

export const dimensions = 512

/** Turns texts into vectors of unit length. Vectors of two embedders are never compared. */
export interface Embedder {
  /** Kept beside every vector, so it names all that shapes one: service, model, version. */
  readonly name: string
  readonly dimensions: typeof dimensions
  /** Cosine under which two texts have nothing in common. */
  readonly floor: number
  /**
   * One vector per text, in the order of the texts.
   * @throws EmbedderFailed when the service refuses or stays unavailable after retries.
   */
  embed(texts: readonly string[], purpose: Purpose, options?: { signal?: AbortSignal }): Promise<number[][]>
}

export class EmbedderFailed extends Error {
  override name = 'EmbedderFailed'
  readonly kind: 'key_wrong' | 'refused' | 'unavailable'
  constructor(kind: EmbedderFailed['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}
