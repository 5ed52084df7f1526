import type { Texts } from '../../i18n/translate.ts'

/**
 * What stands in the way. words: of the message itself, which never passes as it is. window: of the hour. template: of the
 * template, another may pass. person: of whoever is written to. channel: of the connection, mended elsewhere. passing: of
 * the moment.
 */
type Obstacle = 'words' | 'window' | 'template' | 'person' | 'channel' | 'passing'

export interface WaysOut {
  retry: boolean
  edit: boolean
  asTemplate: boolean
  channels: boolean
  /** To its conversation, where the rest is done. */
  there: boolean
}

interface Facts {
  /** Null where it is not said. */
  reason: string | null
  /** A text may go now. */
  open: boolean
  /** The channel has templates, and one may go now. */
  templates: boolean
  /** No template says what a reaction does. */
  kind: 'message' | 'template' | 'reaction'
  /** It has words or files that can be written anew. */
  writable: boolean
  /** It may have arrived: sending it again is a choice, and writing it otherwise none. */
  uncertain: boolean
  /** Its conversation is the open one: elsewhere there is no field, and no template to choose. */
  here: boolean
}

/** What fits to be done about a message that was not sent, and never nothing. Beside it its words can always be copied. */
export function waysOut({ reason, open, templates, kind, writable, uncertain, here }: Facts): WaysOut {
  const obstacle = uncertain ? 'passing' : obstacleOf(reason)
  const channels = obstacle === 'channel'
  if (!here) return { retry: false, edit: false, asTemplate: false, channels, there: true }
  const edit = writable && kind === 'message' && !uncertain
  const ofTemplate = obstacle === 'template' || obstacle === 'words'
  const asTemplate =
    templates && !uncertain && obstacle !== 'person' && !channels && takesTemplate(kind, ofTemplate)
  // What cannot pass would only be refused again: that is offered where there is nothing else.
  const futile = obstacle === 'words' || (obstacle === 'window' && !open && kind !== 'template')
  return { retry: !futile || !(edit || asTemplate), edit, asTemplate, channels, there: false }
}

const takesTemplate = (kind: Facts['kind'], ofTemplate: boolean): boolean =>
  kind === 'message' || (kind === 'template' && ofTemplate)

/** Without a known reason everything may help. */
function obstacleOf(reason: string | null): Obstacle {
  const [word = ''] = (reason ?? '').split(' ')
  if (Object.hasOwn(ofMessages, word)) return ofMessages[word as keyof typeof ofMessages]
  return ofRequests[word] ?? 'passing'
}

/** Each reason of a send is here: a new one has to be thought of. */
const ofMessages = {
  text_empty: 'words',
  text_too_long: 'words',
  kind_not_supported: 'words',
  caption_too_long: 'words',
  caption_not_taken: 'words',
  file_too_large: 'words',
  file_type_refused: 'words',
  file_unreadable: 'words',
  file_no_sticker: 'words',
  file_not_public: 'words',
  files_unfit: 'words',
  cards_unfit: 'words',
  buttons_unfit: 'words',
  button_too_long: 'words',
  list_unfit: 'words',
  row_too_long: 'words',
  reaction_refused: 'words',
  not_on_channel: 'words',
  window_closed: 'window',
  human_agent_missing: 'window',
  never_wrote: 'window',
  person_only: 'window',
  template_differs: 'template',
  template_not_approved: 'template',
  template_paused: 'template',
  marketing_capped: 'template',
  marketing_stopped: 'template',
  marketing_held_back: 'template',
  marketing_off: 'template',
  template_syncing: 'passing',
  blocked: 'person',
  recipient_unreachable: 'person',
  recipient_blocked_us: 'person',
  recipient_blocked: 'person',
  recipient_is_sender: 'person',
  recipient_not_listed: 'person',
  recipient_changed: 'person',
  country_not_allowed: 'person',
  connection_off: 'channel',
  connection_silent: 'channel',
  connection_unapproved: 'channel',
  name_not_approved: 'channel',
  payment_missing: 'channel',
  token_rejected: 'channel',
  token_expired: 'channel',
  token_unreadable: 'channel',
  permission_missing: 'channel',
  account_restricted: 'channel',
  account_not_ready: 'channel',
  channel_disconnected: 'channel',
  not_subscribed: 'channel',
  spam_limit: 'passing',
  rate_limited: 'passing',
  provider_down: 'passing',
  provider_unreachable: 'passing',
  no_answer: 'passing',
  answer_unreadable: 'passing',
  rejected: 'passing',
} as const satisfies Record<keyof Texts['refusal'], Obstacle>

/** Why the server did not even take it. */
const ofRequests: Readonly<Record<string, Obstacle>> = {
  invalid_fields: 'words',
  upload_gone: 'words',
  not_quotable: 'words',
  not_found: 'words',
  slot_open: 'words',
  client_id_taken: 'words',
}
