import type { ChannelKind } from '../channel.ts'

/** What somebody wants to send. `human_agent` insists on Instagram's tag, which only what a person wrote may carry. */
export type Sendable = 'text' | 'media' | 'template' | 'reaction' | 'human_agent' | 'private_reply'

export type SentBy = 'assistant' | 'member' | 'automation'

export type InboundAct = 'message' | 'button' | 'call' | 'reaction'

export interface WindowQuestion {
  readonly channel: ChannelKind
  /**
   * Of Telegram: the bot's own chat, or the shop's personal account through its business connection; 'business_off' when
   * the owner has ended that, 'business_silent' when the bot may not reply there, 'business_unapproved' until the store has approved
   * that account. 'bot' unless said.
   */
  readonly connection?: 'bot' | 'business' | 'business_off' | 'business_silent' | 'business_unapproved'
  readonly what: Sendable
  readonly who: SentBy
  readonly history: WindowHistory
}

/** What has happened with this person. What is left out has not happened. */
export interface WindowHistory {
  /** Of the last act that opens a window, where it is known; a reaction after a message does not take its place. */
  readonly lastInboundAt: Date | null
  /** 'message' unless said. */
  readonly lastInboundKind?: InboundAct
  /** When they last came by an ad that leads into the chat, and when the shop first answered after that. */
  readonly adReferral?: { readonly at: Date; readonly answeredAt: Date | null } | null
  /** Until when nothing is charged, as the provider itself has said. */
  readonly freeUntil?: Date | null
  /** The comment that a private reply is for. */
  readonly comment?: CommentHistory | null
  /** They blocked the shop, or left. */
  readonly blocked?: boolean
}

export interface CommentHistory {
  readonly at: Date
  /** A private reply was tried: there is one per comment, ever. */
  readonly replied: boolean
  /** Under a live video: whether it still runs. */
  readonly live?: 'running' | 'over'
}

/** Why something may not be sent now; the panel has a sentence for each. */
export const windowReasons = [
  'window_closed',
  'never_wrote',
  'person_only',
  'blocked',
  'not_on_channel',
  'connection_off',
  'connection_silent',
  'connection_unapproved',
  'no_comment',
  'comment_too_old',
  'comment_answered',
  'broadcast_over',
] as const
export type WindowReason = (typeof windowReasons)[number]

export type SendWindow =
  | {
      readonly allowed: true
      /** 'human_agent': with the tag that tells Instagram that a person wrote it. */
      readonly how: 'plain' | 'human_agent' | 'template'
      /** From this very moment on it is not allowed so any more; null when time does not end it. */
      readonly until: Date | null
      /** Sent before this, it is free of charge; null when nothing says so. */
      readonly freeUntil: Date | null
    }
  | {
      readonly allowed: false
      /** What may go instead. */
      readonly how: 'template' | 'nothing'
      /** When it closed, if it was ever open. */
      readonly until: Date | null
      readonly why: WindowReason
    }
