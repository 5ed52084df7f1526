import type { Language } from '../language.ts'
import type { ModelFailureKind } from '../models/failure.ts'
import type { askedReasons } from '../tools/shapes.ts'

/** Why a conversation goes to a person: a model's wish, a failure of the model, or a guard of ours. */
export type HandOffReason =
  | (typeof askedReasons)[number]
  | 'model_down'
  | 'model_timeout'
  | 'model_garbage'
  | 'quota'
  | 'wrong_key'
  | 'unsafe_reply'
  | 'too_many_attempts'
  | 'assistant_off'
  | 'window_closed'

export const reasonOfFailure: Record<Exclude<ModelFailureKind, 'aborted'>, HandOffReason> = {
  wrong_key: 'wrong_key',
  no_such_model: 'wrong_key',
  no_quota: 'quota',
  rate_limited: 'quota',
  overloaded: 'model_down',
  unreachable: 'model_down',
  timed_out: 'model_timeout',
  unreadable: 'model_garbage',
  declined: 'model_garbage',
  other: 'model_down',
}

/** What the customer reads when a person takes over: never silence. */
export const handOffNotes: Record<Language, string> = {
  ru: 'Передаю ваш вопрос человеку из магазина, он скоро ответит.',
  ky: 'Сурооңузду дүкөндүн кызматкерине берип жатам, ал жакында жооп берет.',
  en: 'I am passing your question to a person from the shop; they will answer soon.',
}
