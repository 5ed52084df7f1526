import type { Translate } from '../i18n/translate.ts'
import { handOffText } from './reasons.ts'

interface People {
  assistant: string
  /** A moment in the reader's words. */
  moment: (at: string) => string
  /** Members' names by their ids. */
  names: ReadonlyMap<string, string>
}

/** The words of a grey line in the timeline: what changed in the conversation, who did it, and why. */
export function greyLine(
  t: Translate,
  detail: Record<string, unknown>,
  { assistant, names, moment }: People,
): string {
  switch (detail['type']) {
    case 'taken_over': {
      if (detail['by'] === 'phone') return t('event.takenOverPhone')
      return t('event.takenOver', { name: memberName(detail['by'], names) ?? t('event.someone') })
    }
    case 'held':
      return t('event.held', { name: memberName(detail['by'], names) ?? t('event.someone'), assistant })
    case 'person_changed':
      return t(detail['what'] === 'number' ? 'event.numberChanged' : 'event.deviceChanged')
    case 'returned':
      return t('event.returned', { assistant })
    case 'drafting':
    case 'answering': {
      const name = memberName(detail['by'], names) ?? t('event.someone')
      const everywhere = detail['everywhere'] === true
      if (detail['type'] === 'drafting')
        return t(everywhere ? 'drafts.lineEverywhere' : 'drafts.line', { name, assistant })
      return t(everywhere ? 'drafts.lineAloneEverywhere' : 'drafts.lineAlone', { name, assistant })
    }
    case 'handed_off': {
      const reason = handOffText(t, detail['reason'])
      return reason ? t('event.handedOffWhy', { assistant, reason }) : t('event.handedOff', { assistant })
    }
    case 'closed':
    case 'opened': {
      const name = memberName(detail['by'], names)
      const closed = detail['type'] === 'closed'
      if (!name) return t(closed ? 'event.closed' : 'event.opened')
      return t(closed ? 'event.closedBy' : 'event.openedBy', { name })
    }
    case 'assigned': {
      const name = memberName(detail['by'], names) ?? t('event.someone')
      if (detail['to'] === null) return t('event.assignedNobody', { name })
      const to = names.get(String(detail['to'])) ?? t('event.someone')
      return t('event.assigned', { name, to })
    }
    case 'staged': {
      const name = memberName(detail['by'], names) ?? t('event.someone')
      if (detail['stage'] === null) return t('event.stagedNone', { name })
      return t('event.staged', { name, stage: String(detail['stage']) })
    }
    case 'snoozed': {
      const name = memberName(detail['by'], names) ?? t('event.someone')
      if (typeof detail['until'] !== 'string') return t('event.snoozedReply', { name })
      return t('event.snoozed', { name, until: moment(detail['until']) })
    }
    case 'blocked': {
      const name = memberName(detail['by'], names) ?? t('event.someone')
      return t(detail['why'] === 'spam' ? 'block.lineSpam' : 'block.line', { name })
    }
    case 'unblocked':
      return t('block.lineBack', { name: memberName(detail['by'], names) ?? t('event.someone') })
    case 'assistant_off':
    case 'assistant_on': {
      const name = memberName(detail['by'], names) ?? t('event.someone')
      if (detail['type'] === 'assistant_on') return t('assistantOff.lineOn', { name })
      return t(detail['for'] === 'channel' ? 'assistantOff.lineChannel' : 'assistantOff.lineContact', {
        name,
      })
    }
    case 'teamed': {
      const name = memberName(detail['by'], names) ?? t('event.someone')
      if (detail['team'] === null) return t('teams.eventNone', { name })
      return t('teams.eventTeam', { name, team: String(detail['team']) })
    }
    case 'contact_labelled':
      return contactLabelled(t, detail, memberName(detail['by'], names) ?? t('event.someone'))
    case 'closed_by_silence':
      return closedBySilence(t, Number(detail['hours']))
    case 'returned_by_time':
      return t(detail['drafts'] === true ? 'drafts.lineReturned' : 'closing.eventReturned', { assistant })
    case 'marketing':
      return t(detail['state'] === 'out' ? 'consent.lineOut' : 'consent.lineIn')
    case 'rated':
      return t('closing.eventRated', { score: Number(detail['score']) })
    case 'promise_due':
      return t('promises.eventDue', { text: String(detail['text']), at: moment(String(detail['dueAt'])) })
    case 'promise_overdue':
      return t('promises.eventOverdue', { text: String(detail['text']) })
    case 'late':
      return t(detail['first'] === true ? 'hours.eventLateFirst' : 'hours.eventLateNext')
    case 'given': {
      const to = names.get(String(detail['to'])) ?? t('event.someone')
      return t('teams.eventGiven', { to, team: String(detail['team']) })
    }
    case 'woken':
      return t('event.woken')
    default:
      return t('event.other', { kind: String(detail['type']) })
  }
}

function contactLabelled(t: Translate, { added, removed }: Record<string, unknown>, name: string): string {
  const said = [
    Array.isArray(added) &&
      added.length > 0 &&
      t('event.contactLabelled', { name, labels: added.join(', ') }),
    Array.isArray(removed) &&
      removed.length > 0 &&
      t('event.contactUnlabelled', { name, labels: removed.join(', ') }),
  ]
  return said.filter(Boolean).join(' · ')
}

const closedBySilence = (t: Translate, hours: number): string =>
  hours % 24 === 0 ? t('closing.eventDays', { count: hours / 24 }) : t('closing.eventHours', { count: hours })

function memberName(by: unknown, names: ReadonlyMap<string, string>): string | undefined {
  const id = typeof by === 'object' && by !== null ? (by as Record<string, unknown>)['memberId'] : null
  return typeof id === 'string' ? names.get(id) : undefined
}
