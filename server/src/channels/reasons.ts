/**
 * Why a send did not work, in one word that the panel has a sentence for. Where the provider gave a number it follows
 * after a space ("window_closed 131047"), for whoever has to look it up.
 */
export type SendReason =
  | 'text_empty'
  | 'text_too_long'
  | 'kind_not_supported'
  | 'caption_too_long'
  | 'caption_not_taken'
  | 'file_too_large'
  | 'file_type_refused'
  | 'file_unreadable'
  | 'file_not_public'
  | 'files_unfit'
  | 'buttons_unfit'
  | 'button_too_long'
  | 'list_unfit'
  | 'row_too_long'
  | 'cards_unfit'
  | 'window_closed'
  | 'human_agent_missing'
  | 'recipient_unreachable'
  | 'reaction_refused'
  | 'connection_off'
  | 'rate_limited'
  | 'token_rejected'
  | 'token_expired'
  | 'token_unreadable'
  | 'permission_missing'
  | 'account_restricted'
  | 'account_not_ready'
  | 'payment_missing'
  | 'provider_down'
  | 'provider_unreachable'
  | 'no_answer'
  | 'answer_unreadable'
  | 'not_subscribed'
  | 'rejected'

/** Why a customer's file cannot be fetched, beside what also stops a send. */
export type FileReason = 'expired' | 'not_found' | 'too_large' | 'address_untrusted'

export const reason = (word: SendReason | FileReason, number?: number | string): string =>
  number === undefined ? word : `${word} ${number}`
