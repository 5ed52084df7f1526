import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { parseId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { announce } from '#platform/realtime/announce.ts'
import { conversationUpdated } from '../events.ts'
import { lockProviderFacts } from '../lock.ts'
import { appendGreyLines } from '../speaking/grey-lines.ts'
import { type Distribution, distribute, type Gift, type Taker, type Ungiven } from './distribute.ts'
import { loadOf } from './load.ts'

const give = defineJob('inbox.give', z.object({ storeId: z.uuid() }))

/** Gives what needs a person to members of its team. */
export const workOnGiving = (ctx: Ctx): Promise<void> =>
  ctx.jobs.work(give, async ({ storeId }) => {
    await ctx.db.withStore(parseId<'store'>(storeId), (tx) => giveUngiven(ctx, tx))
  })

/**
 * Something came to need a person, or somebody came to have room. Costs one look where a store has no teams. Many at once
 * ask once: the job looks at whatever there is by then.
 */
export async function askForGiving(ctx: Ctx, tx: StoreTx): Promise<void> {
  const teams = await tx.query('select 1 from team where store_id = $1 limit 1', [tx.storeId])
  if (teams.length > 0) await ctx.jobs.enqueue(tx, give, { storeId: tx.storeId }, { key: tx.storeId })
}

/** A step takes so many of each team, so that one without room keeps no other back; those beyond ask for another. */
const MOST = 200

/**
 * One at a time in a store: the lock that intake takes, too. So two of them never count the same room, and what a person
 * takes meanwhile is theirs.
 */
export async function giveUngiven(ctx: Ctx, tx: StoreTx): Promise<Gift[]> {
  await lockProviderFacts(tx)
  await nameTeams(ctx, tx)
  const ungiven = await findUngiven(tx)
  if (ungiven.length === 0) return []
  const teams = await readTeams(tx)
  const gifts = distribute(ungiven, teams, await readTakers(tx))
  const given = await hand(tx, gifts, ctx.clock.now())
  await appendGreyLines(
    tx,
    given.map(({ conversationId, teamId, memberId }) => ({
      conversationId,
      line: { type: 'given', to: memberId, team: teams.get(teamId)?.name ?? '' },
    })),
    ctx.clock.now(),
  )
  announce(
    ctx,
    tx,
    given.map(({ conversationId }) => conversationUpdated(conversationId)),
  )
  if (ungiven.length >= MOST && given.length > 0) await askForGiving(ctx, tx)
  return given
}

/** What waits for a person and has nobody: `c` is the conversation. */
const needsPerson = `c.state = 'open' and c.snooze_why is null and c.assignee_id is null and c.speaker <> 'assistant'
  and c.waiting_since is not null`

/** What came over a team's channel becomes the team's when it first needs a person. */
async function nameTeams(ctx: Ctx, tx: StoreTx): Promise<void> {
  const named = await tx.query<{ id: string }>(
    `update conversation c set team_id = t.team_id from team_channel t
     where c.store_id = $1 and t.store_id = $1 and t.channel_id = c.channel_id and c.team_id is null and ${needsPerson}
     returning c.id`,
    [tx.storeId],
  )
  announce(
    ctx,
    tx,
    named.map(({ id }) => conversationUpdated(id)),
  )
}

const findUngiven = (tx: StoreTx): Promise<Ungiven[]> =>
  tx.query<Ungiven>(
    `select c.id as "conversationId", t.id as "teamId" from team t cross join lateral (
       select c.id, c.waiting_since from conversation c where c.store_id = t.store_id and c.team_id = t.id and ${needsPerson}
       order by c.waiting_since, c.id limit ${MOST}) c
     where t.store_id = $1 and t.giving <> 'manual' order by c.waiting_since, c.id`,
    [tx.storeId],
  )

interface Team extends Distribution {
  readonly name: string
}

async function readTeams(tx: StoreTx): Promise<Map<string, Team>> {
  const rows = await tx.query<Team & { id: string }>(
    `select t.id, t.name, t.giving, array(select m.member_id from team_member m
       where m.store_id = t.store_id and m.team_id = t.id)::text[] as "memberIds"
     from team t where t.store_id = $1`,
    [tx.storeId],
  )
  return new Map(rows.map(({ id, ...team }) => [id, team]))
}

/** In the order in which they came to the store, which decides between equals. */
const readTakers = (tx: StoreTx): Promise<Taker[]> =>
  tx.query<Taker>(
    `select m.id as "memberId", coalesce(w.capacity, 20) as capacity, w.given_at as "givenAt", ${loadOf} as load
     from member m left join member_work w on w.store_id = m.store_id and w.member_id = m.id
     where m.store_id = $1 and coalesce(w.takes_chats, true) order by m.created_at, m.id`,
    [tx.storeId],
  )

/** @returns those that still had nobody when it came to them */
async function hand(tx: StoreTx, gifts: readonly Gift[], now: Date): Promise<Gift[]> {
  if (gifts.length === 0) return []
  const taken = await tx.query<{ id: string }>(
    `update conversation c set assignee_id = g."memberId", assigned_at = $3, version = c.version + 1
     from jsonb_to_recordset($2::jsonb) as g ("conversationId" uuid, "memberId" uuid)
     where c.store_id = $1 and c.id = g."conversationId" and ${needsPerson} returning c.id`,
    [tx.storeId, JSON.stringify(gifts), now],
  )
  const ids = new Set(taken.map(({ id }) => id))
  const given = gifts.filter(({ conversationId }) => ids.has(conversationId))
  await noteTurns(tx, given, now)
  return given
}

/** A millisecond apart, so that the turns of one step keep their order. */
async function noteTurns(tx: StoreTx, given: readonly Gift[], now: Date): Promise<void> {
  const turns = new Map(given.map(({ memberId }, n) => [memberId, new Date(now.getTime() + n)]))
  await tx.query(
    `insert into member_work as w (store_id, member_id, given_at)
     select $1, id, at from jsonb_to_recordset($2::jsonb) as t (id uuid, at timestamptz)
     on conflict (store_id, member_id) do update set given_at = greatest(w.given_at, excluded.given_at)`,
    [tx.storeId, JSON.stringify([...turns].map(([id, at]) => ({ id, at })))],
  )
}
