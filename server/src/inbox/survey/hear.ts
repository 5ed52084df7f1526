import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'
import { conversationUpdated } from '../events.ts'
import type { Arrival } from '../receiving/messages.ts'
import { appendGreyLines } from '../speaking/grey-lines.ts'
import { ratingOf } from './payload.ts'

interface Asked {
  readonly id: string
  readonly conversationId: string
  readonly score: number | null
  readonly answeredAt: Date | null
  readonly closed: boolean
  readonly commented: boolean
}

const DAY_MS = 86_400_000
/** What is written that soon after the figure says more of it. */
const COMMENT_MS = 3_600_000

/**
 * Takes the answers to our question out of what came in: a pressed one, or while the conversation is closed a figure that
 * was typed. They are shown and counted, and wake nobody; a second answer changes nothing. Words that follow are kept as
 * the comment and remain a message like any other, since a customer may well ask for something in them.
 */
export async function hearRatings(
  ctx: Ctx,
  tx: StoreTx,
  arrivals: readonly Arrival[],
): Promise<readonly Arrival[]> {
  const asked = await findAsked(ctx, tx, arrivals)
  if (asked.size === 0) return arrivals
  const heard: Arrival[] = []
  for (const arrival of arrivals) {
    const of = asked.get(arrival.conversationId) ?? []
    const rating = ratingIn(arrival, of)
    if (rating) {
      await keepRating(ctx, tx, rating.survey, rating.score)
      heard.push({ ...arrival, silent: true })
    } else {
      await keepComment(ctx, tx, arrival, of)
      heard.push(arrival)
    }
  }
  return heard
}

async function findAsked(ctx: Ctx, tx: StoreTx, arrivals: readonly Arrival[]): Promise<Map<string, Asked[]>> {
  const rows = await tx.query<Asked>(
    `select s.id, s.conversation_id as "conversationId", s.score, s.answered_at as "answeredAt",
       (select c.state = 'closed' from conversation c where c.store_id = s.store_id and c.id = s.conversation_id) as closed,
       s.comment_message_id is not null as commented
     from survey s
     where s.store_id = $1 and s.conversation_id = any($2::uuid[]) and s.asked_at > $3 order by s.asked_at desc`,
    [
      tx.storeId,
      [...new Set(arrivals.map(({ conversationId }) => conversationId))],
      new Date(ctx.clock.now().getTime() - 7 * DAY_MS),
    ],
  )
  return Map.groupBy(rows, ({ conversationId }) => conversationId)
}

function ratingIn(
  { detail, kind, text }: Arrival,
  asked: readonly Asked[],
): { survey: Asked; score: number } | undefined {
  const pressed = ratingOf(detail?.choice?.payload)
  if (pressed) {
    const survey = asked.find(({ id }) => id === pressed.surveyId)
    return survey && { survey, score: pressed.score }
  }
  const [latest] = asked
  const typed = kind === 'text' && /^\s*[1-5]\s*$/.test(text ?? '')
  return typed && latest?.closed && latest.score === null
    ? { survey: latest, score: Number(text) }
    : undefined
}

async function keepRating(
  ctx: Ctx,
  tx: StoreTx,
  { id, conversationId }: Asked,
  score: number,
): Promise<void> {
  const now = ctx.clock.now()
  const kept = await tx.query(
    'update survey set score = $3, answered_at = $4 where store_id = $1 and id = $2 and score is null returning id',
    [tx.storeId, id, score, now],
  )
  if (kept.length === 0) return
  await appendGreyLines(tx, [{ conversationId, line: { type: 'rated', score } }], now)
  announce(ctx, tx, [conversationUpdated(conversationId)])
}

async function keepComment(ctx: Ctx, tx: StoreTx, arrival: Arrival, asked: readonly Asked[]): Promise<void> {
  const since = ctx.clock.now().getTime() - COMMENT_MS
  const [latest] = asked
  if (!latest?.answeredAt || latest.answeredAt.getTime() < since || latest.commented || !latest.closed) return
  if (arrival.kind !== 'text') return
  await tx.query(
    `update survey set comment_message_id = $3 where store_id = $1 and id = $2 and comment_message_id is null`,
    [tx.storeId, latest.id, arrival.id],
  )
}
