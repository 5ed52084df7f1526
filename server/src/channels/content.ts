import type { OutboundTemplate } from './templates/fill.ts'

// What messages hold, the same for every channel. Adapters turn wires into this and this into wires.

/** What an attachment is to the reader; its true type is found out by its bytes. */
export type MediaKind = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker'

export const mediaKinds: readonly MediaKind[] = ['image', 'video', 'audio', 'voice', 'document', 'sticker']

export type InboundKind =
  | 'text'
  | MediaKind
  | 'location'
  | 'contacts'
  /** A pressed button, a picked row, a filled form: `text` is what the customer saw on it. */
  | 'choice'
  /** A cart sent from a catalogue. */
  | 'order'
  /** Somebody's post or reel, passed on. */
  | 'share'
  | 'story_reply'
  | 'story_mention'
  | 'unsupported'

/** How a provider finds a file again. An id is resolved by the adapter (`mediaAddress`), a url is fetched as it is. */
export type FileSource = { readonly id: string } | { readonly url: string }

/** A file that came along, not yet fetched. */
export interface InboundAttachment {
  readonly kind: MediaKind
  readonly source: FileSource
  /** As the sender named it; shown, never trusted. */
  readonly name?: string
  /** As the provider says, in bytes and milliseconds; for the reader until the file is there. */
  readonly size?: number
  readonly durationMs?: number
}

export interface Location {
  readonly latitude: number
  readonly longitude: number
  readonly name?: string
  readonly address?: string
}

export interface ContactCard {
  readonly name?: string
  readonly phones: readonly string[]
}

export interface Choice {
  /** What we gave the button or row when we sent it; the customer's own program could forge it. */
  readonly payload?: string
  /** Of a form. */
  readonly answers?: Readonly<Record<string, unknown>>
}

export interface OrderLine {
  readonly sku: string
  readonly quantity: number
  /** As the customer's app showed it, a decimal; the shop's own price counts. */
  readonly price?: string
  readonly currency?: string
}

/** The ad or post that led here. */
export interface Referral {
  readonly source: 'ad' | 'post' | 'link' | 'other'
  readonly id?: string
  readonly url?: string
  readonly headline?: string
  /** What stands under its headline. */
  readonly body?: string
  /** What its provider counts a sale by (Meta's ctwa_clid). */
  readonly clickId?: string
  /** Given with a link of ours (Telegram's start, Instagram's ref). */
  readonly ref?: string
}

/** What a message holds beside its text and files; kept in `message.detail`. */
export interface Detail {
  readonly location?: Location
  readonly cards?: readonly ContactCard[]
  readonly choice?: Choice
  readonly order?: readonly OrderLine[]
  /** Of a share, a story reply or mention: where it can be seen, as long as its owner lets it. */
  readonly link?: string
  /** ISO 8601. A story is gone by then; it may go sooner. */
  readonly linkUntil?: string
  /** What a shared post says of itself, as far as its provider tells. */
  readonly linkTitle?: string
  readonly referral?: Referral
  readonly forwarded?: 'once' | 'often'
  /** The product that the customer asked about from the catalogue. */
  readonly product?: string
  /** The part of the quoted message that is meant. */
  readonly quote?: string
  /** Shared by the messages that were sent as one album. */
  readonly album?: string
  /** Who of a group wrote it; the thread is the group's. */
  readonly writtenBy?: string
}

/** A change to a message that is already there, or that comes later: changes wait for their message. */
export type InboundChange = {
  /** Provider id of the message. */
  readonly target: string
  readonly at: Date
} & (
  | {
      readonly kind: 'reaction'
      /** Null takes it back. */
      readonly emoji: string | null
      /** 'phone' when a person of the shop reacted in the provider's own app. */
      readonly by: 'contact' | 'phone'
    }
  | { readonly kind: 'edit'; readonly text: string }
  /** The sender took it back: text and files are deleted here too. */
  | { readonly kind: 'deletion' }
)

/** Something about a person, not said by one. */
export type PersonChange = { readonly externalId: string; readonly at: Date } & (
  | { readonly kind: 'unreachable' | 'reachable' }
  /** Writes from another device, or has installed the app anew: it may be somebody else. */
  | { readonly kind: 'device' }
  /** The same person, from now on under another id. */
  | { readonly kind: 'moved'; readonly to: string; readonly phone?: string }
)

/**
 * A business account that lets the shop's bot answer in its chats (Telegram Business). Its threads have external ids that
 * begin with the connection's id and a colon.
 */
export interface BusinessConnection {
  readonly id: string
  /** Whose account it is. */
  readonly owner: { readonly externalId: string; readonly name?: string; readonly username?: string }
  readonly enabled: boolean
  readonly mayReply: boolean
  readonly mayRead: boolean
  readonly at: Date
}

/** A file of ours that goes out. */
export interface OutboundFile {
  readonly kind: MediaKind
  /** Opens without a session, for an hour; for providers that fetch by themselves. */
  readonly url: string
  readonly bytes: () => Promise<Uint8Array>
  readonly type: string
  readonly name: string
  readonly size: number
  /** Of a picture, known when it is put to a message; what was looked at then does not change until it leaves. */
  readonly picture?: PictureFacts
}

export interface PictureFacts {
  readonly width: number
  readonly height: number
  readonly moves: boolean
}

export interface ReplyButton {
  readonly id: string
  readonly title: string
}

export interface ListRow extends ReplyButton {
  readonly description?: string
}

/** One of several things to look through sideways. */
export interface Card {
  readonly title: string
  readonly subtitle?: string
  /** A picture that anybody can open. */
  readonly image?: string
  /** Opens when the card is tapped. */
  readonly url?: string
  readonly buttons: readonly ReplyButton[]
}

/** Goods of a provider's own catalogue: one of them, or several under headings. */
export interface Goods {
  readonly catalogId: string
  /** Of several: what stands over them all. */
  readonly header?: string
  readonly sections: readonly { readonly title?: string; readonly skus: readonly string[] }[]
}

/** A form that was made and published at the provider. */
export interface Flow {
  readonly id: string
  /** On the button that opens it. */
  readonly button: string
  /** Comes back with the answers. */
  readonly token?: string
  /** Where it begins; its own beginning without one. */
  readonly screen?: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** What can leave. A kind that a channel does not have is refused before sending, with the reason. */
export type OutboundContent =
  | {
      readonly kind: 'text'
      readonly text: string
      /** What a button asked for has come: its keyboard goes away with this, where the channel leaves it lying there. */
      readonly dropsKeyboard?: true
    }
  | { readonly kind: 'media'; readonly file: OutboundFile; readonly caption?: string }
  /** Several files that are one message. */
  | { readonly kind: 'album'; readonly files: readonly OutboundFile[]; readonly caption?: string }
  | { readonly kind: 'cards'; readonly cards: readonly Card[] }
  | { readonly kind: 'reaction'; readonly target: string; readonly emoji: string | null }
  | { readonly kind: 'buttons'; readonly text: string; readonly buttons: readonly ReplyButton[] }
  | {
      readonly kind: 'list'
      readonly text: string
      /** Opens the list. */
      readonly button: string
      readonly sections: readonly { readonly title?: string; readonly rows: readonly ListRow[] }[]
    }
  /** `button` is the word on it, where the channel has none of its own. */
  | { readonly kind: 'location_request'; readonly text: string; readonly button?: string }
  | { readonly kind: 'contact_request'; readonly text: string; readonly button?: string }
  | { readonly kind: 'location'; readonly location: Location }
  | { readonly kind: 'contacts'; readonly cards: readonly ContactCard[] }
  /** Words over a button that opens an address. */
  | { readonly kind: 'link'; readonly text: string; readonly button: string; readonly url: string }
  | { readonly kind: 'goods'; readonly text: string; readonly goods: Goods }
  | { readonly kind: 'flow'; readonly text: string; readonly flow: Flow }
  | OutboundTemplate
