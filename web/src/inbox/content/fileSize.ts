import type { Format } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/translate.ts'

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** "240 kB", "3 MB"; nothing when the size is not known. */
export function fileSize(t: Translate, format: Format, bytes: number | null): string {
  if (bytes === null) return ''
  return bytes < megabyte
    ? t('content.kilobytes', { count: format.number(Math.max(1, Math.round(bytes / kilobyte))) })
    : t('content.megabytes', { count: format.number(Math.round((bytes / megabyte) * 10) / 10) })
}
