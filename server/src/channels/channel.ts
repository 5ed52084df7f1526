import type { Ctx } from '#platform/context.ts'
import type { BusinessEntry } from './account-events/events.ts'
import type {
  BusinessConnection,
  Detail,
  FileSource,
  InboundAttachment,
  InboundChange,
  InboundKind,
  OutboundContent,
  PersonChange,
} from './content.ts'
import type { Inspection } from './health/inspection.ts'
import type { Farewell } from './leaving/farewell.ts'
import type { SendReason } from './reasons.ts'
import type { ChannelTakes } from './takes.ts'

export type ChannelKind = 'whatsapp' | 'instagram' | 'telegram'

/** The person on the other side, as one channel knows them. `externalId` is what a reply is sent to. */
export interface Correspondent {
  readonly externalId: string
  /**
   * A second id of the same person that the same payload shows: a WhatsApp payload may carry the phone's wa_id and
   * the business-scoped user id, and a later one the second alone, once the person hides the number.
   */
  readonly alias?: string
  readonly name?: string
  readonly username?: string
  /** E.164 with the plus. */
  readonly phone?: string
}

/** A message as a provider told it, already trusted: the parser has checked every field. */
export interface InboundMessage {
  readonly providerId: string
  /** The other side: the customer, also for an echo. */
  readonly from: Correspondent
  readonly kind: InboundKind
  /** The provider's own word for a kind that is not shown yet. */
  readonly rawKind?: string
  /** Never empty; without NUL and lone surrogates. A caption, the words on a button, of 'unsupported' what came along. */
  readonly text?: string
  readonly attachments?: readonly InboundAttachment[]
  readonly detail?: Detail
  readonly at: Date
  /** Provider id of the message that this one quotes. */
  readonly replyTo?: string
  /** Tells of something without asking for an answer: a service line, a thread that another app answers. */
  readonly silent?: true
  /** Sent by a person of the shop from the provider's own app: a human turn, unless it is silent (sent by itself). */
  readonly echo?: true
}

/** What was said before the channel was connected. */
export interface PastMessage extends InboundMessage {
  /** Of the shop's own, as far as it is known. */
  readonly status?: InboundStatus['status']
}

/** How the import of the past goes on: a part has come, or its owner shares nothing. */
export type PastNews = { readonly kind: 'part'; readonly progress: number } | { readonly kind: 'declined' }

/** A name that the shop's owner gave somebody on the phone; null when it was taken away. */
export interface BookName {
  readonly externalId: string
  readonly name: string | null
  readonly at: Date
}

/** What somebody has told the provider itself of the shop's marketing messages: it will deliver none, or some again. */
export interface MarketingChoice {
  readonly externalId: string
  /** As with a correspondent: a second id of the same person. */
  readonly alias?: string
  readonly state: 'in' | 'out'
  readonly at: Date
}

export interface InboundStatus {
  readonly providerId: string
  readonly status: 'sent' | 'delivered' | 'read' | 'failed'
  /** See `reasons.ts`: one word of ours, then the provider's number. */
  readonly reason?: string
  /** The key given with the send, where the provider returns it: it settles a send whose answer was lost. */
  readonly key?: string
  readonly at: Date
  readonly pricing?: Pricing
}

/** What a provider says of a message's price, in its own words, lower case; how much it is stands in its bill alone. */
export interface Pricing {
  readonly category?: string
  readonly model?: string
  /** Why it is charged or not: 'regular', 'free_customer_service', 'free_entry_point'. */
  readonly type?: string
  readonly billable?: boolean
  /** Nothing to this person is charged before (ISO 8601): they came by an ad or a button of a page. */
  readonly freeUntil?: string
}

/** Everything sent to this customer up to `at` is read (Instagram tells it so). */
export interface ReadUpTo {
  readonly externalId: string
  readonly at: Date
}

/** What one account got. `account` is the routing key: phone_number_id, Instagram account id, Telegram channel id. */
export interface ParsedEntry {
  readonly account: string
  readonly messages: readonly InboundMessage[]
  readonly statuses: readonly InboundStatus[]
  readonly reads: readonly ReadUpTo[]
  readonly changes: readonly InboundChange[]
  readonly people: readonly PersonChange[]
  /** Accounts whose chats this one may answer in; absent where a provider knows no such thing, as is the next. */
  readonly connections?: readonly BusinessConnection[]
  /** Pressed buttons that wait for a sign that we heard: the customer's program shows a spinner until then. */
  readonly presses?: readonly string[]
  /** Of a number that lives in the phone app too: what was said there before. */
  readonly past?: readonly PastMessage[]
  readonly pastNews?: readonly PastNews[]
  readonly names?: readonly BookName[]
  readonly choices?: readonly MarketingChoice[]
}

export interface ParseResult {
  readonly entries: readonly ParsedEntry[]
  /** What business accounts were told beside messages; absent where a provider tells no such thing. */
  readonly businesses?: readonly BusinessEntry[]
  /** Short words for what could not be understood; never customer text. */
  readonly problems: readonly string[]
}

export type SendResult =
  | {
      readonly ok: true
      readonly providerId: string
      /** Of an album whose files are messages of their own there: the id of each, in order. */
      readonly fileIds?: readonly string[]
      /** The recipient goes on under this id (a group that became another). */
      readonly movedTo?: string
    }
  | {
      readonly ok: false
      /** retry: nothing left, try later. refused: this message never goes. channel_broken: token or permission. uncertain: it may have left. */
      readonly kind: 'retry' | 'refused' | 'channel_broken' | 'uncertain'
      /** See `reasons.ts`: one word of ours, then the provider's number. */
      readonly reason: string
      readonly retryAfterMs?: number
      /** Of a refusal: nothing reaches this recipient until they are heard of again. */
      readonly gone?: true
    }

export interface OutboundMessage {
  readonly to: string
  readonly content: OutboundContent
  readonly replyTo?: string
  /** A person wrote this after the usual window (Instagram). Never on what an assistant wrote. */
  readonly tag?: 'human_agent'
  /** Our key, given to the provider where it takes one (WhatsApp: biz_opaque_callback_data). */
  readonly key: string
}

/** The commonest content. */
export const textOnly = (text: string): OutboundContent => ({ kind: 'text', text })

/** A connected account with its token opened, for the length of one call. */
export interface ConnectedAccount {
  readonly account: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly token: string
}

export type CheckedAccount =
  | {
      readonly ok: true
      readonly account: string
      readonly name: string
      readonly settings: Record<string, unknown>
    }
  | {
      readonly ok: false
      readonly field: string
      readonly code: 'wrong_token' | 'unknown_account' | 'missing_permission' | 'unreachable'
      readonly detail: string
    }

export type Subscribed = { readonly ok: true } | { readonly ok: false; readonly reason: string }

/** Where a file of a customer can be fetched now; only for minutes, and only with these headers. */
export type MediaAddress =
  | { readonly ok: true; readonly url: string; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly ok: false
      /** retry: the provider did not answer, or the channel has to be mended first. refused: this file never comes. */
      readonly kind: 'retry' | 'refused'
      /** See `reasons.ts`: one word of ours, then the provider's number. */
      readonly reason: string
    }

/** What a person shows of themselves on a channel. */
export interface Profile {
  readonly name?: string
  readonly username?: string
  /** Opens for some days, to anybody. */
  readonly pictureUrl?: string
}

export type ProfileAnswer =
  | { readonly ok: true; readonly profile: Profile }
  | {
      readonly ok: false
      /** retry: the provider did not answer, or the channel has to be mended first. refused: this person is not shown to us. */
      readonly kind: 'retry' | 'refused'
      /** See `reasons.ts`: one word of ours, then the provider's number. */
      readonly reason: string
    }

export type ConnectionAnswer = BusinessConnection | 'gone' | 'unanswered'

/** A way messages travel. One adapter per provider; nothing outside its folder knows the wire format. */
export interface ChannelAdapter<Credentials = unknown> {
  readonly kind: ChannelKind
  /**
   * Whether the provider sent this, over the raw bytes and in constant time. `secret` is the app secret for Meta's channels;
   * for Telegram the SHA-256 of the webhook secret in lower-case hex, which is all that the edge keeps.
   */
  verify(input: {
    headers: Readonly<Record<string, string | string[] | undefined>>
    body: Buffer
    secret: string
  }): boolean
  /**
   * `hint.account` is the channel id of a delivery whose body does not name its account (Telegram), `hint.receivedAt` the
   * time of what has none in its body. Pure and tolerant: unknown kinds become 'unsupported', broken bodies
   * become problems; never throws.
   */
  parse(body: Buffer, hint: { account?: string; receivedAt?: Date }): ParseResult
  /** Asks the provider whether these credentials work. */
  check(ctx: Ctx, credentials: Credentials): Promise<CheckedAccount>
  /** Tells the provider where to deliver, where that is done by a call (Telegram, WhatsApp subscribed_apps). */
  subscribe(
    ctx: Ctx,
    account: ConnectedAccount,
    webhook: { url: string; secret: string },
  ): Promise<Subscribed>
  /** Asks whether the token still works, what it lacks, and whether the provider still delivers to `webhook.url`. */
  inspect(ctx: Ctx, account: ConnectedAccount, webhook: { url: string }): Promise<Inspection>
  /** Tells the provider to deliver nothing more. Repeating it is harmless. */
  unsubscribe(ctx: Ctx, account: ConnectedAccount): Promise<Farewell>
  /** Has the provider make the token void, where it takes that from us. Repeating it is harmless. */
  revoke?(ctx: Ctx, account: ConnectedAccount): Promise<Farewell>
  /** What a person may compose here. */
  readonly takes: ChannelTakes
  /** Why this would never leave to `to`, by the provider's published limits; undefined for what fits. A send asks it too. */
  refuses(ctx: Ctx, content: OutboundContent, to: string): SendReason | undefined
  send(ctx: Ctx, account: ConnectedAccount, message: OutboundMessage): Promise<SendResult>
  /** Finds where a file that came along can be fetched. The headers may hold the token: they go to this address alone. */
  mediaAddress(ctx: Ctx, account: ConnectedAccount, source: FileSource): Promise<MediaAddress>
  /** Tells the provider that a press was heard, where it waits for that. Failures are of no interest. */
  acknowledgePress?(ctx: Ctx, account: ConnectedAccount, press: string): Promise<void>
  /**
   * Asks about an account that lets this one answer in its chats, where a provider knows such. 'gone' when there is none,
   * 'unanswered' when the provider does not say.
   */
  connection?(ctx: Ctx, account: ConnectedAccount, id: string): Promise<ConnectionAnswer>
  /** Asks who somebody is; left out where messages say it. Of those who never wrote a provider says nothing. */
  profile?(ctx: Ctx, account: ConnectedAccount, externalId: string): Promise<ProfileAnswer>
  /** Marks the customer's last message read and shows typing, where the provider can. Failures are of no interest. */
  showTyping(ctx: Ctx, account: ConnectedAccount, to: string, lastProviderId: string | null): Promise<void>
}
