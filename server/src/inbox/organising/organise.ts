import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { conversationUpdated } from '../events.ts'
import { lockProviderFacts } from '../lock.ts'
import { appendGreyLines, type GreyLine } from '../speaking/grey-lines.ts'
import { setStates } from '../speaking/state.ts'
import { askForGiving } from '../teams/give.ts'
import { type Decision, decide, type Refusal } from './decide.ts'
import type { Change } from './shapes.ts'
import { snoozeTimes, wakeLater } from './snooze.ts'
import { type Known, lockStanding, type Place, readKnown, type Standing } from './standing.ts'
import type { Matter } from './touched.ts'

export type Outcome = { readonly conversationId: string } & (
  | Refusal
  | { readonly ok: true; readonly before: Place }
)

/** A change that may be made, with the conversation that it changes. */
interface Step extends Extract<Decision, { ok: true }> {
  readonly standing: Standing
}

/** Changes several conversations, each for itself: one that somebody else changed meanwhile keeps none of the others back. */
export async function organise(
  ctx: Ctx,
  tx: StoreTx,
  changes: readonly Change[],
  memberId: MemberId,
): Promise<Outcome[]> {
  const now = ctx.clock.now()
  // Many rows are locked in another order by what comes in.
  if (changes.length > 1) await lockProviderFacts(tx)
  const standing = await lockStanding(
    tx,
    changes.map((change) => change.conversationId),
  )
  const facts = { known: await readKnown(tx), times: await snoozeTimes(tx, now), now, memberId }
  const outcomes: Outcome[] = []
  const steps: Step[] = []
  for (const change of changes) {
    const { conversationId } = change
    const before = standing.get(conversationId)
    const decision = decide(before, change, facts)
    if (!decision.ok || !before) outcomes.push({ conversationId, ...(decision as Refusal) })
    else {
      outcomes.push({ conversationId, ok: true, before })
      steps.push({ ...decision, standing: before })
    }
  }
  await make(ctx, tx, steps, memberId, facts.known)
  return outcomes
}

async function make(
  ctx: Ctx,
  tx: StoreTx,
  steps: readonly Step[],
  memberId: MemberId,
  known: Known,
): Promise<void> {
  const now = ctx.clock.now()
  const changed = steps.filter((step) => step.changed.length > 0)
  await place(
    tx,
    changed.filter((step) => step.changed.some((matter) => matter !== 'state')),
    memberId,
    now,
  )
  await putLabels(
    tx,
    changed.filter((step) => step.changed.includes('labels')),
  )
  await appendGreyLines(
    tx,
    changed.flatMap((step) => linesOf(step, memberId, known)),
    now,
  )
  for (const state of ['open', 'closed'] as const) {
    const ids = changed
      .filter((step) => step.changed.includes('state') && step.next.state === state)
      .map((step) => step.standing.id)
    if (ids.length > 0) await setStates(ctx, tx, ids, state, memberId)
  }
  for (const { standing, next, changed: matters } of changed)
    if (matters.includes('snooze') && next.snooze?.until)
      await wakeLater(ctx, tx, standing.id, next.snooze.until)
  if (changed.some((step) => step.changed.some((matter) => givingDependsOn.has(matter))))
    await askForGiving(ctx, tx)
  announce(
    ctx,
    tx,
    changed.map((step) => conversationUpdated(step.standing.id)),
  )
}

/** What may need somebody now, or leave somebody with room. */
const givingDependsOn: ReadonlySet<Matter> = new Set(['assignee', 'team', 'snooze'])

/** Closing itself is for `setStates`, which raises the version once more. */
async function place(tx: StoreTx, steps: readonly Step[], memberId: string, now: Date): Promise<void> {
  if (steps.length === 0) return
  const rows = steps.map(({ standing, next, changed }) => ({
    id: standing.id,
    assigneeId: next.assigneeId,
    teamId: next.teamId,
    stageId: next.stageId,
    why: next.snooze?.why ?? null,
    until: next.snooze?.until ?? null,
    touched: Object.fromEntries(
      changed
        .filter((matter) => matter !== 'state')
        .map((matter) => [matter, { version: standing.version + 1, memberId }]),
    ),
  }))
  await tx.query(
    `update conversation c set assignee_id = n."assigneeId", team_id = n."teamId", stage_id = n."stageId", snooze_why = n.why,
       snoozed_until = n.until, version = c.version + 1, touched = c.touched || n.touched,
       snooze_changed_at = case when c.snooze_why is distinct from n.why then $3 else c.snooze_changed_at end,
       assigned_at = case when c.assignee_id is not distinct from n."assigneeId" then c.assigned_at
         when n."assigneeId" is null then null else $3 end
     from jsonb_to_recordset($2::jsonb) as n (id uuid, "assigneeId" uuid, "teamId" uuid, "stageId" uuid, why text, until timestamptz,
       touched jsonb)
     where c.store_id = $1 and c.id = n.id`,
    [tx.storeId, JSON.stringify(rows), now],
  )
}

async function putLabels(tx: StoreTx, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return
  const ids = steps.map((step) => step.standing.id)
  const rows = steps.flatMap(({ standing, next }) =>
    next.labelIds.map((label) => ({ id: standing.id, label })),
  )
  await tx.query(`delete from conversation_label where store_id = $1 and conversation_id = any($2::uuid[])`, [
    tx.storeId,
    ids,
  ])
  await tx.query(
    `insert into conversation_label (store_id, conversation_id, label_id)
     select $1, id, label from jsonb_to_recordset($2::jsonb) as l (id uuid, label uuid)`,
    [tx.storeId, JSON.stringify(rows)],
  )
}

/** Labels, and a snooze taken back, are told by the list alone: as lines they would be noise. */
function linesOf(
  { standing, next, changed }: Step,
  memberId: string,
  known: Known,
): { conversationId: string; line: GreyLine }[] {
  const by = { memberId }
  const lines: GreyLine[] = []
  if (changed.includes('assignee')) lines.push({ type: 'assigned', by, to: next.assigneeId })
  if (changed.includes('team'))
    lines.push({ type: 'teamed', by, team: next.teamId ? (known.teams.get(next.teamId) ?? null) : null })
  if (changed.includes('stage'))
    lines.push({
      type: 'staged',
      by,
      stage: next.stageId ? (known.stages.get(next.stageId)?.name ?? null) : null,
    })
  if (changed.includes('snooze') && next.snooze) {
    const { why, until } = next.snooze
    lines.push({ type: 'snoozed', by, why, until: until?.toISOString() ?? null })
  }
  return lines.map((line) => ({ conversationId: standing.id, line }))
}
