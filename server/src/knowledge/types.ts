import type { Id } from '#platform/ids.ts'
import type { Found } from '#platform/text/hybrid.ts'
import type { Language } from '#platform/text/language.ts'

export type DocumentId = Id<'document'>

export type Format = 'text' | 'markdown'

export interface KnowledgeDocument {
  readonly id: DocumentId
  readonly title: string
  readonly format: Format
  /** Null when the passages may be in several languages: each is guessed. */
  readonly language: Language | null
  readonly text: string
  readonly passages: number
  /** reading until passages and vectors are made; failed when the embedder refused. */
  readonly state: 'reading' | 'ready' | 'failed'
  readonly updatedAt: Date
}

export interface WantedDocument {
  readonly title: string
  readonly format: Format
  readonly language?: Language | null | undefined
  readonly text: string
}

export interface FoundPassage {
  readonly id: string
  readonly documentId: DocumentId
  /** Document and headings above the passage, outermost first: `Доставка › По городу`. */
  readonly title: string
  readonly text: string
  readonly language: Language
  readonly score: number
  readonly found: Found['found']
}
