import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { announce } from '#platform/realtime/announce.ts'
import { organisingUpdated } from '../events.ts'
import { NameTaken, TooMany } from '../organising/errors.ts'
import { askForGiving } from './give.ts'
import type { NewTeam, TeamChange, TeamJson } from './shapes.ts'

const MOST = 50

export const listTeams = (tx: StoreTx): Promise<TeamJson[]> =>
  tx.query<TeamJson>(
    `select t.id, t.name, t.giving,
       array(select m.member_id from team_member m where m.store_id = t.store_id and m.team_id = t.id)::text[] as "memberIds",
       array(select c.channel_id from team_channel c where c.store_id = t.store_id and c.team_id = t.id)::text[] as "channelIds",
       c.conversations, c.ungiven
     from team t cross join lateral (
       select count(*)::int as conversations, count(*) filter (where c.assignee_id is null and c.snooze_why is null
         and c.speaker <> 'assistant' and c.waiting_since is not null)::int as ungiven
       from conversation c where c.store_id = t.store_id and c.team_id = t.id and c.state = 'open') c
     where t.store_id = $1 order by t.position, t.id`,
    [tx.storeId],
  )

/** @throws NameTaken @throws TooMany @throws Problem not_found for people or channels that are not there */
export async function addTeam(ctx: Ctx, tx: StoreTx, team: z.infer<typeof NewTeam>): Promise<TeamJson> {
  await makeRoom(tx)
  await refuseTaken(tx, team.name)
  const id = newId<'team'>()
  await tx.query(
    `insert into team (store_id, id, name, giving, position)
     values ($1, $2, $3, $4, (select coalesce(max(position) + 1, 0) from team where store_id = $1))`,
    [tx.storeId, id, team.name, team.giving],
  )
  await putMembers(tx, id, team.memberIds ?? (await everybody(tx)))
  await putChannels(tx, id, team.channelIds)
  return changed(ctx, tx, id)
}

/** @throws Problem not_found @throws NameTaken */
export async function changeTeam(
  ctx: Ctx,
  tx: StoreTx,
  id: string,
  { name, giving, memberIds, channelIds }: z.infer<typeof TeamChange>,
): Promise<TeamJson> {
  if (name !== undefined) await refuseTaken(tx, name, id)
  const rows = await tx.query(
    `update team set name = coalesce($3, name), giving = coalesce($4, giving) where store_id = $1 and id = $2 returning id`,
    [tx.storeId, id, name ?? null, giving ?? null],
  )
  if (rows.length === 0) throw notFound()
  if (memberIds) await putMembers(tx, id, memberIds)
  if (channelIds) await putChannels(tx, id, channelIds)
  return changed(ctx, tx, id)
}

/** Its conversations keep whoever looks after them, and have no team. @throws Problem not_found */
export async function removeTeam(ctx: Ctx, tx: StoreTx, id: string): Promise<void> {
  const rows = await tx.query('delete from team where store_id = $1 and id = $2 returning id', [
    tx.storeId,
    id,
  ])
  if (rows.length === 0) throw notFound()
  announce(ctx, tx, [organisingUpdated])
}

async function everybody(tx: StoreTx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('select id from member where store_id = $1', [tx.storeId])
  return rows.map(({ id }) => id)
}

async function putMembers(tx: StoreTx, id: string, memberIds: readonly string[]): Promise<void> {
  await tx.query('delete from team_member where store_id = $1 and team_id = $2', [tx.storeId, id])
  const wanted = [...new Set(memberIds)]
  const kept = await tx.query(
    `insert into team_member (store_id, team_id, member_id)
     select $1, $2, id from member where store_id = $1 and id = any($3::uuid[]) returning member_id`,
    [tx.storeId, id, wanted],
  )
  if (kept.length < wanted.length) throw notFound()
}

async function putChannels(tx: StoreTx, id: string, channelIds: readonly string[]): Promise<void> {
  await tx.query('delete from team_channel where store_id = $1 and team_id = $2', [tx.storeId, id])
  const wanted = [...new Set(channelIds)]
  const kept = await tx.query(
    `insert into team_channel (store_id, team_id, channel_id)
     select $1, $2, id from channel where store_id = $1 and id = any($3::uuid[])
     on conflict (store_id, channel_id) do update set team_id = excluded.team_id returning channel_id`,
    [tx.storeId, id, wanted],
  )
  if (kept.length < wanted.length) throw notFound()
}

/** One is added at a time. */
async function makeRoom(tx: StoreTx): Promise<void> {
  await tx.query('select 1 from store where store_id = $1 for no key update', [tx.storeId])
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::int as count from team where store_id = $1',
    [tx.storeId],
  )
  if (row && row.count >= MOST) throw new TooMany(MOST)
}

async function refuseTaken(tx: StoreTx, name: string, except: string | null = null): Promise<void> {
  const rows = await tx.query(
    'select 1 from team where store_id = $1 and lower(name) = lower($2) and id is distinct from $3::uuid',
    [tx.storeId, name, except],
  )
  if (rows.length > 0) throw new NameTaken()
}

/** Its people, or how it gives, may be others now. */
async function changed(ctx: Ctx, tx: StoreTx, id: string): Promise<TeamJson> {
  await askForGiving(ctx, tx)
  announce(ctx, tx, [organisingUpdated])
  const team = (await listTeams(tx)).find((each) => each.id === id)
  if (!team) throw notFound()
  return team
}
