import type { NotificationJson } from '../notifications/shapes.ts'
import type { News, NewsKind, Standing } from './news.ts'

/** When a member is told away from the panel, and of what. Everything that decides it stands here. */
export interface Situation {
  readonly kind: NewsKind
  /** A panel of theirs is open somewhere: it tells them itself, by its own sounds and windows. */
  readonly isHere: boolean
  readonly memberId: string
  readonly choice: NotificationJson
  /** By the store's clock, as 22:00. */
  readonly time: string
  readonly conversation: Standing
}

export function isTold({ kind, isHere, memberId, choice, time, conversation }: Situation): boolean {
  if (isHere || !choice.desktop.includes(kind) || isQuiet(choice.quiet, time)) return false
  return concerns(kind, conversation, memberId, choice) && stillStands(kind, conversation)
}

/** A mention means its member, whosever the conversation is; all else is for their own and nobody's, or for all. */
const concerns = (
  kind: NewsKind,
  { assigneeId }: Standing,
  memberId: string,
  { whose }: NotificationJson,
): boolean => kind === 'mention' || whose === 'all' || assigneeId === null || assigneeId === memberId

/** Between the news and the telling somebody may have read, answered or sent it. */
function stillStands(kind: NewsKind, { blocked, unread, waitingSince, failed }: Standing): boolean {
  if (blocked) return false
  if (kind === 'message') return unread > 0
  if (kind === 'asked') return waitingSince !== null
  return kind === 'mention' || failed > 0
}

/** Hours that end before they begin go over midnight. */
export function isQuiet(quiet: NotificationJson['quiet'], time: string): boolean {
  if (!quiet) return false
  const { from, until } = quiet
  return from <= until ? from <= time && time < until : from <= time || time < until
}

export const timeIn = (timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(now)

/** Whether news are for this member at all: a mention is for who is mentioned. */
export const isFor = (news: News, memberId: string): boolean =>
  news.memberId === undefined || news.memberId === memberId
