import type { Upload } from '../../api/types.ts'
import { useWide } from '../../app/useWide.ts'
import { useT } from '../../i18n/i18n.tsx'
import { sendKey } from '../../settings/preferences.ts'
import { groupsOf, type Takes, wordsUnder } from './rules.ts'

interface Written {
  closed: boolean
  uploading: boolean
  uploads: readonly Upload[]
  takes: Takes
  text: string
  /** What stands beside the words goes as a message of its own. */
  apart: boolean
}

/** The one line under the field: what becomes of what has been written, as far as it is not plain to see. */
export function useNote({ closed, uploading, uploads, takes, text, apart }: Written): string {
  const t = useT()
  const desk = useWide('48rem')
  if (closed) return t('inbox.stripClosedMore')
  if (uploading) return t('attach.wait')
  const [first] = groupsOf(uploads, takes.album)
  if (first && text.trim().length > wordsUnder(first, takes)) return t('attach.wordsApart')
  if (first && first.length > 1) return t('attach.together', { n: first.length })
  if (apart && text.trim() !== '') return t('parts.wordsApart')
  if (!desk) return ''
  if (text !== '') return t('inbox.draftKept')
  return sendKey() === 'enter' ? t('inbox.enterHint') : ''
}
