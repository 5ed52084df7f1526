import type { Problem } from '../../api/client.ts'
import { problemText } from '../../api/problemText.ts'
import type { Composing, Upload } from '../../api/types.ts'
import type { Translate } from '../../i18n/translate.ts'

type Rules = Composing['files']['rules']

/** Bytes; nothing larger is even uploaded. Until the rules are known the server alone decides. */
export const largestOf = (rules: Rules): number =>
  rules.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...rules.map(({ max }) => max))

/** How many characters may stand under this file. */
export const captionOf = (rules: Rules, { kind }: Pick<Upload, 'kind'>): number =>
  rules.find((rule) => rule.kind === kind)?.caption ?? 0

/** What one press of "send" sends, in order: files first, the words under the first of them or on their own. */
export interface Part {
  text: string | null
  upload: Upload | null
}

/** Words that cannot stand under the first file go as a message of their own, after the files. */
export function partsOf(text: string, uploads: readonly Upload[], rules: Rules): Part[] {
  const [first, ...rest] = uploads
  if (!first) return text === '' ? [] : [{ text, upload: null }]
  const under = text !== '' && text.length <= captionOf(rules, first)
  const alone = text === '' || under ? [] : [{ text, upload: null }]
  return [
    { text: under ? text : null, upload: first },
    ...rest.map((upload) => ({ text: null, upload })),
    ...alone,
  ]
}

const megabyte = 1024 * 1024

/** Why a file cannot go: what it is, what the channel takes, and what to do. */
export function fileProblem(t: Translate, { code, extra }: Problem, channel: string): string | null {
  const kind = typeof extra['kind'] === 'string' ? extra['kind'] : 'document'
  const word = t(`kind.${known.find((each) => each === kind) ?? 'document'}`)
  const max = typeof extra['max'] === 'number' ? Math.floor(extra['max'] / megabyte) : 0
  const types = Array.isArray(extra['types']) ? extra['types'].map(shortType).join(', ') : ''
  switch (code) {
    case 'file_too_large':
      return t('attach.tooLarge', { kind: word, channel, max })
    case 'file_type_refused':
      return t('attach.typeRefused', { kind: word, channel, types })
    case 'file_not_public':
      return t('attach.notPublic', { channel })
    case 'file_program':
    case 'file_markup':
      return t('attach.harmful')
    case 'file_broken':
    case 'file_empty':
      return t('attach.broken')
    default:
      return null
  }
}

/** The same for whatever went wrong on the way. */
export const problemOfFile = (t: Translate, problem: Problem, channel: string): string =>
  fileProblem(t, problem, channel) ?? problemText(t, problem)

const known = ['image', 'video', 'audio', 'voice', 'document'] as const

/** "JPEG" of "image/jpeg"; office types have names that nobody would know. */
function shortType(type: unknown): string {
  const name = String(type).split('/').at(-1) ?? ''
  const office = { document: 'DOCX', sheet: 'XLSX', presentation: 'PPTX' } as const
  const last = name.split('.').at(-1) ?? ''
  if (last in office) return office[last as keyof typeof office]
  return (
    { msword: 'DOC', 'ms-excel': 'XLS', 'ms-powerpoint': 'PPT', plain: 'TXT', mpeg: 'MP3' }[
      name.replace('vnd.', '')
    ] ?? name.replace(/^x-/, '').toUpperCase()
  )
}
