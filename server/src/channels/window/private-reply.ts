import type { CommentHistory, SendWindow, WindowReason } from './question.ts'
import { closes, WEEK } from './span.ts'

/** One message to who wrote a comment, within a week of it; under a live video only while it runs. */
export function privateReply(comment: CommentHistory | null | undefined, now: Date): SendWindow {
  if (!comment) return refused('no_comment', null)
  const until = closes(comment.at, WEEK, now)
  if (comment.replied) return refused('comment_answered', until)
  if (comment.live === 'over') return refused('broadcast_over', null)
  if (!until || now >= until) return refused('comment_too_old', until)
  return { allowed: true, how: 'plain', until, freeUntil: null }
}

const refused = (why: WindowReason, until: Date | null): SendWindow => ({
  allowed: false,
  how: 'nothing',
  until,
  why,
})
