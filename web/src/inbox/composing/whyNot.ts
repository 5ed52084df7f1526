import type { Composing } from '../../api/types.ts'
import type { Translate } from '../../i18n/translate.ts'

/** Why something cannot go into this conversation now. */
export function whyNotText(
  t: Translate,
  why: NonNullable<Composing['files']['why']>,
  channel: string,
): string {
  if (why === 'kind_not_supported' || why === 'not_on_channel') return t('attach.notHere', { channel })
  return t(`windowWhy.${why}`)
}

/** Why no file may go; null when files may. */
export function whyNoFiles(t: Translate, composing: Composing | undefined, channel: string): string | null {
  if (!composing) return t('attach.notYet')
  if (composing.files.why) return whyNotText(t, composing.files.why, channel)
  return composing.files.public ? null : t('attach.notPublic', { channel })
}
