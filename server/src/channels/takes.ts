import type { OutboundFile } from './content.ts'

export interface TextLimit {
  readonly max: number
  /** WhatsApp and Telegram count UTF-16 units, Instagram counts bytes of UTF-8. */
  readonly unit: 'characters' | 'bytes'
}

/** What one kind of file has to be to leave on a channel. */
export interface FileRule {
  readonly kind: OutboundFile['kind']
  /** By content; null where the channel takes any. */
  readonly types: readonly string[] | null
  /** Bytes. */
  readonly max: number
  /** Bytes; of a picture that does not move, where less is taken of it. */
  readonly maxStill?: number
  /** The longest caption in UTF-16 units; 0 where words cannot stand under it. */
  readonly caption: number
}

/** Several files that are one message. */
export interface AlbumRule {
  readonly most: number
  /** Those of one set may stand beside each other. */
  readonly mixes: readonly (readonly OutboundFile['kind'][])[]
  /** The longest caption in UTF-16 units; 0 where words cannot stand under it. */
  readonly caption: number
}

/** Rows to pick from; lengths are UTF-16 units. */
export interface ListRule {
  readonly most: number
  readonly title: number
  /** 0 where a row says nothing beside its title. */
  readonly description: number
  /** What rows say beside their titles stands in the text, line by line under it, and counts with it. */
  readonly descriptionsInText: boolean
  /** Of the word that opens the list; 0 where the rows stand open. */
  readonly button: number
}

/** What is sent beside words and files; null where the channel has no form for it. Lengths of labels are UTF-16 units. */
export interface PartRules {
  /** A button that opens an address, under a text. */
  readonly opens: { readonly label: number; readonly text: TextLimit } | null
  /** A button by which the customer shares where they are, under a text. */
  readonly asksPlace: { readonly text: TextLimit } | null
  readonly location: boolean
  /** Cards of people in one message, and numbers on each. */
  readonly cards: { readonly most: number; readonly phones: number } | null
}

/** What a channel lets a person compose. The panel says it before anything is sent; the adapter refuses by the same numbers. */
export interface ChannelTakes {
  readonly files: readonly FileRule[]
  readonly quotes: boolean
  /** Those that are offered; each of them is taken by the channel. */
  readonly reactions: readonly string[]
  /** Of one message; `longest` counts UTF-16 units of a title. */
  readonly buttons: { readonly most: number; readonly longest: number }
  /** The longest text over buttons and rows. */
  readonly choiceText: TextLimit
  readonly list: ListRule
  readonly parts: PartRules
  /** Null where every file is a message of its own. */
  readonly album: AlbumRule | null
}
