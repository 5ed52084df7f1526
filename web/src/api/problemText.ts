import type { TextKey, Translate } from '../i18n/translate.ts'
import { Problem } from './client.ts'

const sentences: Record<string, TextKey> = {
  offline: 'problem.offline',
  too_many_requests: 'problem.tooMany',
  invalid_email_or_password: 'problem.credentials',
  email_not_verified: 'problem.emailUnverified',
  user_already_exists: 'problem.emailTaken',
  user_already_exists_use_another_email: 'problem.emailTaken',
  password_too_short: 'problem.passwordShort',
  channel_credentials_wrong: 'problem.channelWrong',
  model_key_wrong: 'problem.keyWrong',
  model_key_missing: 'problem.noKey',
  window_closed: 'windowWhy.window_closed',
  never_wrote: 'windowWhy.never_wrote',
  person_only: 'windowWhy.person_only',
  blocked: 'windowWhy.blocked',
  channel_disconnected: 'problem.channelOff',
  channel_provider_unreachable: 'problem.providerDown',
  already_there: 'problem.channelTaken',
  text_too_long: 'problem.textLong',
  not_repeatable: 'problem.notRepeatable',
  currency_wrong: 'problem.currencyWrong',
  sku_taken: 'problem.skuTaken',
}

const byStatus: Record<number, TextKey> = {
  401: 'problem.unauthorized',
  403: 'problem.forbidden',
  404: 'problem.missing',
  409: 'problem.conflict',
  413: 'problem.fileLarge',
  429: 'problem.tooMany',
}

/** A refusal in the reader's words: by its code, else by its class. */
export function problemText(t: Translate, error: unknown): string {
  if (!(error instanceof Problem)) return t('problem.server')
  return t(
    sentences[error.code] ??
      byStatus[error.status] ??
      (error.status < 500 ? 'problem.invalid' : 'problem.server'),
  )
}

export const problemCode = (error: unknown): string => (error instanceof Problem ? error.code : 'unexpected')
