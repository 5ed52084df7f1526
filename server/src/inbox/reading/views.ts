import type { StoreTx } from '#platform/database/database.ts'
import type { Sort, View } from './shapes.ts'

/** A time before or after $3, reckoned once for a statement and not for each row. */
const at = (offset: string): string => `(select $3::timestamptz ${offset}::interval)`
const bot = `ch.kind = 'telegram' and position(':' in c.external_id) = 0`

/**
 * When the window of `c` on its channel `ch` ends for a member at $3, null where it is closed or never closes: what
 * channels/window says, in SQL, since a view cannot ask it row by row. A test holds both together.
 */
const windowEnds = `case
  when ${bot} then null
  when c.last_inbound_at > ${at(`- '24 hours'`)} then c.last_inbound_at + interval '24 hours'
  when ch.kind = 'instagram' and c.last_inbound_at > ${at(`- '7 days'`)} then c.last_inbound_at + interval '7 days' end`

/** It ends within two hours. */
const closesSoon = `not (${bot}) and (
  (c.last_inbound_at > ${at(`- '24 hours'`)} and c.last_inbound_at <= ${at(`- '22 hours'`)})
  or (ch.kind = 'instagram' and c.last_inbound_at > ${at(`- '7 days'`)}
    and c.last_inbound_at <= ${at(`- '166 hours'`)}))`

const open = `c.state = 'open'`
const heard = `${open} and c.blocked_at is null`
/** Open and not out of the way. */
const here = `${heard} and c.snooze_why is null`

/** SQL of each view over the conversation `c` and its channel `ch`: $2 is the member who looks, $3 the time. */
export const inView: Record<View, string> = {
  mine: `${here} and c.assignee_id = $2::uuid`,
  // What the assistant answers needs nobody yet.
  unassigned: `${here} and c.assignee_id is null and c.speaker <> 'assistant'`,
  waiting: `${here} and c.waiting_since is not null and c.speaker <> 'assistant'`,
  assistant: `${here} and c.speaker = 'assistant'`,
  customer: `${here} and c.waiting_since is null and c.last_inbound_at is not null`,
  snoozed: `${heard} and c.snooze_why is not null`,
  closing: `${here} and ${closesSoon}`,
  due: `${here} and c.answer_due_at is not null`,
  // Also what is put off: a promise does not wait.
  promised: `${open} and c.promise_due_at is not null`,
  failed: `${here} and c.failed > 0`,
  blocked: 'c.blocked_at is not null',
  closed: `c.state = 'closed'`,
  all: heard,
}

/** Views of people begin with whoever waits longest. */
export const usualSort: Record<View, Sort> = {
  mine: 'waiting',
  unassigned: 'waiting',
  waiting: 'waiting',
  assistant: 'newest',
  customer: 'newest',
  snoozed: 'newest',
  closing: 'closing',
  due: 'due',
  promised: 'promised',
  failed: 'newest',
  blocked: 'newest',
  closed: 'newest',
  all: 'newest',
}

/** What rows are sorted by before their newest message, the smallest first and those without last. */
export const sortKey: Record<Sort, string | null> = {
  newest: null,
  waiting: 'c.waiting_since',
  closing: windowEnds,
  due: 'c.answer_due_at',
  promised: 'c.promise_due_at',
}

/** How many conversations each view holds for a member, in one statement that reads no message. */
export async function countViews(tx: StoreTx, memberId: string, now: Date): Promise<Record<View, number>> {
  const opened = Object.entries(inView).filter(([view]) => view !== 'closed' && view !== 'blocked')
  const counts = opened.map(([view, is]) => `count(*) filter (where ${is})::int as "${view}"`)
  // What is closed only grows, and counts itself by its own index; who is blocked may be closed or not.
  const [row] = await tx.query<Record<View, number>>(
    `select ${counts.join(', ')},
       (select count(*)::int from conversation c where c.store_id = $1 and ${inView.closed}) as closed,
       (select count(*)::int from conversation c where c.store_id = $1 and ${inView.blocked}) as blocked
     from conversation c join channel ch on ch.store_id = c.store_id and ch.id = c.channel_id
     where c.store_id = $1 and ${open} and ($2::uuid is null or true)`,
    [tx.storeId, memberId, now],
  )
  if (!row) throw new Error('counting gives a row')
  return row
}
