import type { Contact, Conversation } from '../api/types.ts'
import type { WindowRing } from '../design/Avatar.tsx'
import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'
import { seenName } from './strangers/seen.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** How long a window is in full, for the arc around the avatar. */
const fullMs = { plain: dayMs, human_agent: 7 * dayMs }
const closingMs = 2 * hourMs
/** From here on a wait is the loudest thing on the screen. */
export const longWaitMs = hourMs

type Named = Pick<Contact, 'name'> & Partial<Pick<Contact, 'username' | 'phone'>>

export function contactName(t: Translate, contact: Named): string {
  const handle = contact.username ? `@${contact.username.replace(/^@/, '')}` : null
  return seenName(contact.name ?? handle ?? contact.phone ?? t('inbox.unnamed'))
}

/** "1 h 52 min", "3 d"; below a minute it is now. */
export function span(t: Translate, milliseconds: number): string {
  if (milliseconds < minuteMs) return t('inbox.now')
  const minutes = Math.floor(milliseconds / minuteMs)
  if (minutes < 60) return t('inbox.minutes', { count: minutes })
  const hours = Math.floor(minutes / 60)
  if (milliseconds >= 2 * dayMs) return t('inbox.days', { count: Math.floor(milliseconds / dayMs) })
  if (hours >= 10 || minutes % 60 === 0) return t('inbox.hours', { count: hours })
  return t('inbox.hoursMinutes', { hours, minutes: minutes % 60 })
}

export type WindowState =
  | { tone: 'always' }
  /** `template`: an approved one may go all the same. */
  | { tone: 'closed'; why: WindowReason; template: boolean }
  /** `byHand`: only what a person writes may go. */
  | { tone: 'open' | 'closing'; until: string; leftMs: number; byHand: boolean }

export type WindowReason = NonNullable<Conversation['window']['why']>

/** What can be sent now: closing means under two hours. */
export function windowState(window: Conversation['window'], now: number): WindowState {
  const { how, until, why } = stageAt(window, now)
  if (how === 'template' || how === 'nothing' || why)
    return { tone: 'closed', why: why ?? 'window_closed', template: how === 'template' }
  if (!until) return { tone: 'always' }
  const leftMs = new Date(until).getTime() - now
  if (leftMs <= 0) return { tone: 'closed', why: 'window_closed', template: false }
  return { tone: leftMs < closingMs ? 'closing' : 'open', until, leftMs, byHand: how === 'human_agent' }
}

/** The server tells two stages, so that the second begins on time without its being asked. */
const stageAt = ({ next, ...first }: Conversation['window'], now: number) =>
  next && first.until && new Date(first.until).getTime() <= now ? next : first

/** Until when nothing is charged, while that is so. */
export const freeAt = ({ free }: Conversation['window'], now: number): Conversation['window']['free'] =>
  free && now < new Date(free.until).getTime() ? free : null

/** The arc around the avatar; a channel without a window has none. */
export function windowRing(state: WindowState): WindowRing | null {
  if (state.tone === 'always') return null
  if (state.tone === 'closed') return { tone: 'closed', left: 100 }
  const full = fullMs[state.byHand ? 'human_agent' : 'plain']
  return { tone: state.tone, left: Math.max(3, Math.min(100, Math.round((state.leftMs / full) * 100))) }
}

/** "today", "tomorrow", "18 November", by the store's calendar. */
export function dayName(t: Translate, format: Format, at: string, now: number): string {
  const day = format.dayKey(at)
  if (day === format.dayKey(new Date(now))) return t('common.today')
  if (day === format.dayKey(new Date(now - dayMs))) return t('common.yesterday')
  if (day === format.dayKey(new Date(now + dayMs))) return t('common.tomorrow')
  return format.date(at)
}

/** "tomorrow, 10:58" */
export const moment = (t: Translate, format: Format, at: string, now: number): string =>
  `${dayName(t, format, at, now)}, ${format.time(at)}`
