import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId } from '#platform/ids.ts'
import { ConversationNotFound } from '../errors.ts'
import { getConversations, memberNames } from '../reading/conversations.ts'
import type { ConversationJson } from '../reading/shapes.ts'
import type { Refusal } from './decide.ts'
import { ChangedMeanwhile, ConversationClosed, SnoozeImpossible } from './errors.ts'
import { type Outcome, organise } from './organise.ts'
import type { Change, Changed, ChangesAnswer, NewsJson } from './shapes.ts'
import type { Place } from './standing.ts'

/** @throws ConversationNotFound @throws ChangedMeanwhile @throws ConversationClosed @throws SnoozeImpossible */
export async function changeOne(
  ctx: Ctx,
  tx: StoreTx,
  change: Change,
  memberId: MemberId,
): Promise<z.infer<typeof Changed>> {
  const { changed, refused } = await changeMany(ctx, tx, [change], memberId)
  const [done] = changed
  if (done) return done
  throw problemOf(refused[0])
}

export async function changeMany(
  ctx: Ctx,
  tx: StoreTx,
  changes: readonly Change[],
  memberId: MemberId,
): Promise<z.infer<typeof ChangesAnswer>> {
  const outcomes = await organise(ctx, tx, changes, memberId)
  const ids = outcomes.map((outcome) => outcome.conversationId)
  const now = new Map((await getConversations(ctx, tx, ids)).map((each) => [each.id, each]))
  const names = await memberNames(tx)
  return {
    changed: outcomes.flatMap((outcome) => {
      const conversation = now.get(outcome.conversationId)
      return outcome.ok && conversation ? [{ conversation, before: placeJson(outcome.before) }] : []
    }),
    refused: outcomes.flatMap((outcome) =>
      outcome.ok ? [] : [refusalJson(outcome, now.get(outcome.conversationId) ?? null, names)],
    ),
  }
}

const placeJson = ({ assigneeId, teamId, stageId, labelIds, snooze, state }: Place) => ({
  assigneeId,
  teamId,
  stageId,
  labelIds: [...labelIds],
  snooze: snooze && { why: snooze.why, until: snooze.until?.toISOString() ?? null },
  state,
})

function refusalJson(
  refusal: Extract<Outcome, Refusal>,
  conversation: ConversationJson | null,
  names: ReadonlyMap<string, string>,
): Refused {
  const news: NewsJson[] =
    refusal.code === 'changed_meanwhile'
      ? refusal.news.map(({ matter, memberId }) => ({
          matter,
          member: { id: memberId, name: names.get(memberId) ?? '' },
        }))
      : []
  return { conversationId: refusal.conversationId, code: refusal.code, news, conversation }
}

type Refused = z.infer<typeof ChangesAnswer>['refused'][number]

function problemOf(refusal: Refused | undefined): Error {
  if (refusal?.code === 'changed_meanwhile' && refusal.conversation)
    return new ChangedMeanwhile(refusal.conversation, refusal.news)
  if (refusal?.code === 'conversation_closed') return new ConversationClosed()
  if (refusal?.code === 'snooze_impossible') return new SnoozeImpossible()
  return new ConversationNotFound()
}
