import type { TextKey, Translate } from '../i18n/translate.ts'
import { Problem } from './client.ts'
import type { StoreSummary } from './types.ts'

type Role = StoreSummary['role']

const sentences: Record<string, TextKey> = {
  offline: 'problem.offline',
  script_missing: 'problem.scriptMissing',
  too_many_requests: 'problem.tooMany',
  invalid_email_or_password: 'problem.credentials',
  email_not_verified: 'problem.emailUnverified',
  user_already_exists: 'problem.emailTaken',
  user_already_exists_use_another_email: 'problem.emailTaken',
  password_too_short: 'problem.passwordShort',
  channel_credentials_wrong: 'problem.channelWrong',
  'channel_credentials_wrong unknown_account': 'problem.channelNotOfToken',
  'channel_credentials_wrong missing_permission': 'problem.channelNotAllowed',
  'sign_in_void late': 'channels.signInLate',
  'sign_in_void used': 'channels.signInUsed',
  'sign_in_void foreign': 'channels.signInForeign',
  model_key_wrong: 'problem.keyWrong',
  service_key_wrong: 'services.keyRefused',
  'service_key_wrong no_quota': 'services.noQuota',
  'service_key_wrong unavailable': 'services.unavailable',
  model_key_missing: 'problem.noKey',
  window_closed: 'windowWhy.window_closed',
  never_wrote: 'windowWhy.never_wrote',
  person_only: 'windowWhy.person_only',
  blocked: 'windowWhy.blocked',
  connection_off: 'windowWhy.connection_off',
  connection_silent: 'windowWhy.connection_silent',
  connection_unapproved: 'windowWhy.connection_unapproved',
  opted_out: 'consent.refused',
  marketing_stopped: 'consent.stopped',
  channel_disconnected: 'problem.channelOff',
  sign_in_denied: 'channels.signInDenied',
  sign_in_permission_missing: 'channels.signInPermission',
  sign_in_refused: 'channels.signInRefused',
  sign_in_not_offered: 'channels.signInNotOffered',
  sign_in_no_number: 'channels.noNumber',
  sign_in_number_foreign: 'channels.numberForeign',
  sign_in_pin_missing: 'channels.pinMissing',
  sign_in_pin_wrong: 'channels.pinWrong',
  sign_in_pin_locked: 'channels.pinLocked',
  sign_in_number_unverified: 'channels.numberUnverified',
  sign_in_number_busy: 'channels.numberBusy',
  sign_in_number_refused: 'channels.numberRefused',
  channel_account_taken: 'problem.channelTaken',
  channel_provider_unreachable: 'problem.providerDown',
  already_there: 'problem.channelTaken',
  text_too_long: 'problem.textLong',
  upload_gone: 'attach.gone',
  'assistant_off_here contact': 'assistantOff.refusedContact',
  'assistant_off_here channel': 'assistantOff.refusedChannel',
  draft_gone: 'drafts.gone',
  draft_changed: 'drafts.changed',
  not_quotable: 'quote.notNow',
  too_many_pins: 'bubbles.tooManyPins',
  not_pinnable: 'bubbles.notPinnable',
  reaction_refused: 'refusal.reaction_refused',
  caption_too_long: 'refusal.caption_too_long',
  files_unfit: 'refusal.files_unfit',
  file_no_sticker: 'refusal.file_no_sticker',
  file_kind_not_supported: 'refusal.kind_not_supported',
  buttons_unfit: 'refusal.buttons_unfit',
  button_too_long: 'refusal.button_too_long',
  list_unfit: 'refusal.list_unfit',
  row_too_long: 'refusal.row_too_long',
  not_repeatable: 'problem.notRepeatable',
  promise_past: 'promises.past',
  promise_settled: 'problem.conflict',
  currency_wrong: 'problem.currencyWrong',
  template_invalid: 'templates.invalid',
  template_incomplete: 'templates.incomplete',
  template_not_sendable: 'templates.notSendable',
  template_exists_already: 'templates.exists',
  template_not_editable: 'templates.notEditable',
  template_rejected: 'templates.rejectedByMeta',
  template_token_rejected: 'templates.reconnect',
  template_permission_missing: 'templates.reconnect',
  template_unreachable: 'problem.providerDown',
  template_rate_limited: 'problem.tooMany',
  template_example_type: 'templates.exampleType',
  channel_not_connected: 'problem.channelOff',
  slot_open: 'canned.slotOpen',
  scheduled_gone: 'sending.gone',
  time_unusable: 'sending.timeUnusable',
  template_fixed: 'sending.templateFixed',
  too_many_scheduled: 'sending.tooMany',
  author_gone: 'sending.authorGone',
  macro_broken: 'macros.broken',
  model_offline: 'helping.offline',
  model_failed: 'helping.failed',
  nothing_to_draft: 'helping.nothing',
  slots_wrong: 'canned.slotsWrong',
  shortcut_taken: 'canned.taken',
  too_many_canned: 'canned.tooMany',
  not_your_note: 'notes.notYours',
  note_deleted: 'notes.deleted',
  sku_taken: 'problem.skuTaken',
  name_taken: 'organise.nameTaken',
  too_many: 'organise.tooMany',
  contact_changed: 'contact.changed',
  contact_merged: 'contact.mergedMeanwhile',
  same_contact: 'contact.isSame',
  only_conversation: 'contact.isOnly',
  moved_since: 'contact.movedSince',
}

const byStatus: Record<number, TextKey> = {
  401: 'problem.unauthorized',
  403: 'problem.forbidden',
  404: 'problem.missing',
  409: 'problem.conflict',
  413: 'problem.fileLarge',
  429: 'problem.tooMany',
}

/** A refusal in the reader's words: by its code and reason, by its code, else by its class. */
export function problemText(t: Translate, error: unknown): string {
  if (!(error instanceof Problem)) return t('problem.server')
  const key =
    sentences[`${error.code} ${error.extra['reason']}`] ??
    sentences[error.code] ??
    byStatus[error.status] ??
    (error.status < 500 ? 'problem.invalid' : 'problem.server')
  return key === 'problem.forbidden' ? forbiddenText(t, rolesOf(error)) : t(key)
}

const managing = ['owner', 'admin'] as const

/** That a role does not allow it, and whom of the store to ask: the roles that do. */
export const forbiddenText = (t: Translate, roles: readonly Role[] = managing): string =>
  t('problem.forbidden', { who: roles.map((role) => t(`whoMay.${role}`)).join(t('whoMay.or')) })

/** As the server names them; it does not where no route of a store refused. */
function rolesOf({ extra: { roles } }: Problem): readonly Role[] | undefined {
  const known = Array.isArray(roles) ? everyRole.filter((role) => roles.includes(role)) : []
  return known.length > 0 ? known : undefined
}

const everyRole: readonly Role[] = ['owner', 'admin', 'operator']

export const problemCode = (error: unknown): string => (error instanceof Problem ? error.code : 'unexpected')
