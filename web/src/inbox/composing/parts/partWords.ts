import type { Composing } from '../../../api/types.ts'
import type { TextKey, Translate } from '../../../i18n/translate.ts'
import type { PartKind, PartProblem } from './part.ts'

const sentences = {
  empty: 'parts.empty',
  long: 'parts.long',
  number: 'parts.number',
  unfinished: 'parts.urlUnfinished',
  scheme: 'parts.urlScheme',
  spaces: 'parts.urlSpaces',
  unread: 'parts.whereUnread',
  short: 'parts.whereShort',
  outside: 'parts.whereOutside',
} as const satisfies Record<PartProblem, TextKey>

/** What is wrong with a field; what may yet be finished is not called wrong before somebody has tried to send it. */
export function problemWords(
  t: Translate,
  why: PartProblem | undefined,
  { strict, most = 0 }: { strict: boolean; most?: number },
): string | null {
  if (why === undefined || (!strict && (why === 'empty' || why === 'unfinished'))) return null
  return t(sentences[why], { max: most })
}

interface Place {
  composing: Composing | undefined
  channel: string
  /** Why nothing may go now; null when something may. */
  closed: string | null
  hasFiles: boolean
}

/** Why this part cannot go into the message now; null when it can. */
export function whyNotPart(
  t: Translate,
  kind: PartKind,
  { composing, channel, closed, hasFiles }: Place,
): string | null {
  if (closed) return closed
  if (!composing) return t('attach.notYet')
  if (!composing.parts[kind]) return t('parts.notHere', { channel })
  return hasFiles ? t('parts.notWithFiles') : null
}
