import type { Problem } from '../../api/client.ts'
import { problemText } from '../../api/problemText.ts'
import type { Composing, Upload } from '../../api/types.ts'
import type { Translate } from '../../i18n/translate.ts'

type Rules = Composing['files']['rules']

/** What the channel takes of files. */
export interface Takes {
  rules: Rules
  album: Composing['album']
}

/** Bytes; nothing larger is even uploaded. Until the rules are known the server alone decides. */
export const largestOf = (rules: Rules): number =>
  rules.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...rules.map(({ max }) => max))

/** How many characters may stand under this file. */
const captionOf = (rules: Rules, { kind }: Pick<Upload, 'kind'>): number =>
  rules.find((rule) => rule.kind === kind)?.caption ?? 0

/** What one press of "send" sends, in order: files first, the words under the first of them or on their own. */
export interface Part {
  text: string | null
  /** Several are one album. */
  uploads: readonly Upload[]
}

/** Words that cannot stand under the first file go as a message of their own, after the files. */
export function partsOf(text: string, uploads: readonly Upload[], takes: Takes): Part[] {
  const [first, ...rest] = groupsOf(uploads, takes.album)
  if (!first) return text === '' ? [] : [{ text, uploads: [] }]
  const under = text !== '' && text.length <= wordsUnder(first, takes)
  const alone = text === '' || under ? [] : [{ text, uploads: [] }]
  return [
    { text: under ? text : null, uploads: first },
    ...rest.map((group) => ({ text: null, uploads: group })),
    ...alone,
  ]
}

/** How many characters may stand under these files; 0 without any. */
export function wordsUnder(uploads: readonly Upload[], { rules, album }: Takes): number {
  const [first] = uploads
  if (!first) return 0
  return uploads.length > 1 ? (album?.caption ?? 0) : captionOf(rules, first)
}

/** Neighbours that may stand together are one album, as long as it takes more; where there are none each goes alone. */
export function groupsOf(uploads: readonly Upload[], album: Composing['album']): Upload[][] {
  const groups: Upload[][] = []
  for (const upload of uploads) {
    const group = groups.at(-1)
    const joins = group && album && group.length < album.most && isMix(album, [...group, upload])
    if (joins) group.push(upload)
    else groups.push([upload])
  }
  return groups
}

const isMix = ({ mixes }: NonNullable<Composing['album']>, files: readonly Upload[]): boolean =>
  mixes.some((kinds) => files.every(({ kind }) => kinds.includes(kind)))

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** Rounded down: what is said passes. */
const sizeOf = (t: Translate, bytes: number): string =>
  bytes < megabyte
    ? t('content.kilobytes', { count: Math.floor(bytes / kilobyte) })
    : t('content.megabytes', { count: Math.floor(bytes / megabyte) })

/** Why a file cannot go: what it is, what the channel takes, and what to do. */
export function fileProblem(t: Translate, { code, extra }: Problem, channel: string): string | null {
  const kind = typeof extra['kind'] === 'string' ? extra['kind'] : 'document'
  const word = t(`kind.${known.find((each) => each === kind) ?? 'document'}`)
  const max = typeof extra['max'] === 'number' ? sizeOf(t, extra['max']) : ''
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

/** Whether the same file may get through another time: it was stopped on its way, not refused. */
export const mayYetPass = ({ status }: Problem): boolean =>
  status === 0 || status === 401 || status === 408 || status === 429 || status >= 500

const known = ['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const

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
