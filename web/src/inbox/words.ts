import type { Contact, Conversation } from '../api/types.ts'
import type { WindowRing } from '../design/Avatar.tsx'
import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** Both channels with a window keep it open for a day after the customer's last message. */
const windowMs = dayMs
const closingMs = 2 * hourMs
/** From here on a wait is the loudest thing on the screen. */
export const longWaitMs = hourMs

export function contactName(t: Translate, contact: Contact): string {
  const handle = contact.username ? `@${contact.username.replace(/^@/, '')}` : null
  return contact.name ?? handle ?? contact.phone ?? t('inbox.unnamed')
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
  | { tone: 'closed' }
  | { tone: 'open' | 'closing'; until: string; leftMs: number }

/** What can be sent now: closing means under two hours. */
export function windowState(window: Conversation['window'], now: number): WindowState {
  if (!window.until) return window.open ? { tone: 'always' } : { tone: 'closed' }
  const leftMs = new Date(window.until).getTime() - now
  if (!window.open || leftMs <= 0) return { tone: 'closed' }
  return { tone: leftMs < closingMs ? 'closing' : 'open', until: window.until, leftMs }
}

/** The arc around the avatar; a channel without a window has none. */
export function windowRing(state: WindowState): WindowRing | null {
  if (state.tone === 'always') return null
  if (state.tone === 'closed') return { tone: 'closed', left: 100 }
  return { tone: state.tone, left: Math.max(3, Math.min(100, Math.round((state.leftMs / windowMs) * 100))) }
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
