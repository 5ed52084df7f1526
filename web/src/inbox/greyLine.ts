import type { Translate } from '../i18n/translate.ts'
import { handOffText } from './reasons.ts'

interface People {
  assistant: string
  /** Members' names by their ids. */
  names: ReadonlyMap<string, string>
}

/** The words of a grey line in the timeline: what changed in the conversation, who did it, and why. */
export function greyLine(
  t: Translate,
  detail: Record<string, unknown>,
  { assistant, names }: People,
): string {
  switch (detail['type']) {
    case 'taken_over': {
      if (detail['by'] === 'phone') return t('event.takenOverPhone')
      return t('event.takenOver', { name: memberName(detail['by'], names) ?? t('event.someone') })
    }
    case 'returned':
      return t('event.returned', { assistant })
    case 'handed_off': {
      const reason = handOffText(t, detail['reason'])
      return reason ? t('event.handedOffWhy', { assistant, reason }) : t('event.handedOff', { assistant })
    }
    case 'closed':
      return t('event.closed')
    case 'opened':
      return t('event.opened')
    default:
      return t('event.other', { kind: String(detail['type']) })
  }
}

function memberName(by: unknown, names: ReadonlyMap<string, string>): string | undefined {
  const id = typeof by === 'object' && by !== null ? (by as Record<string, unknown>)['memberId'] : null
  return typeof id === 'string' ? names.get(id) : undefined
}
