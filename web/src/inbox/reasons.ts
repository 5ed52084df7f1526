// Of all Russian only these: whoever reads another language loads no other.
import { reason as reasons } from '../i18n/ru/reason.ts'
import { refusal } from '../i18n/ru/refusal.ts'
import type { TextKey, Translate } from '../i18n/translate.ts'

/** Why the assistant gave the conversation to people; null when it is not said or not known. */
export function handOffText(t: Translate, reason: unknown): string | null {
  return typeof reason === 'string' && reason in reasons ? t(`reason.${reason}` as TextKey) : null
}

/** Why a message did not go. The server's reason is a word, sometimes with the provider's number after a space. */
export function refusalText(t: Translate, reason: string | null, channel: string): string | null {
  if (reason === null) return null
  const [word = '', number] = reason.split(' ')
  if (!(word in refusal)) return reason
  const sentence = t(`refusal.${word}` as TextKey, { channel })
  return number ? `${sentence} (${number})` : sentence
}
