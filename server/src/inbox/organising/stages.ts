import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { announce } from '#platform/realtime/announce.ts'
import { organisingUpdated } from '../events.ts'
import { makeRoom, moveTo, nextPosition } from './ordered.ts'
import type { NewSaleStage, SaleStageChange, SaleStageJson } from './shapes.ts'

const MOST = 20

export const listStages = (tx: StoreTx): Promise<SaleStageJson[]> =>
  tx.query<SaleStageJson>(
    `select s.id, s.name, s.ends, (select count(*)::int from conversation c
       where c.store_id = s.store_id and c.stage_id = s.id) as conversations
     from stage s where s.store_id = $1 order by s.position, s.id`,
    [tx.storeId],
  )

/** @throws TooMany */
export async function addStage(
  ctx: Ctx,
  tx: StoreTx,
  { name, ends }: z.infer<typeof NewSaleStage>,
): Promise<SaleStageJson> {
  await makeRoom(tx, 'stage', MOST)
  const id = newId<'stage'>()
  await tx.query(
    `insert into stage (store_id, id, name, ends, position) values ($1, $2, $3, $4, ${nextPosition('stage')})`,
    [tx.storeId, id, name, ends],
  )
  return changed(ctx, tx, id)
}

/** Closes nothing that stands there already. @throws Problem not_found */
export async function changeStage(
  ctx: Ctx,
  tx: StoreTx,
  id: string,
  { name, ends, position }: z.infer<typeof SaleStageChange>,
): Promise<SaleStageJson> {
  const rows = await tx.query(
    `update stage set name = coalesce($3, name), ends = coalesce($4, ends) where store_id = $1 and id = $2 returning id`,
    [tx.storeId, id, name ?? null, ends ?? null],
  )
  if (rows.length === 0) throw notFound()
  if (position !== undefined) await moveTo(tx, 'stage', id, position)
  return changed(ctx, tx, id)
}

/** Its conversations go to the stage `to`, or have none from here on; they stay open or closed as they are. @throws Problem not_found */
export async function removeStage(ctx: Ctx, tx: StoreTx, id: string, to: string | undefined): Promise<void> {
  const known = new Set((await listStages(tx)).map((stage) => stage.id))
  if (!known.has(id) || to === id || (to !== undefined && !known.has(to))) throw notFound()
  await tx.query('update conversation set stage_id = $3 where store_id = $1 and stage_id = $2', [
    tx.storeId,
    id,
    to ?? null,
  ])
  await tx.query('delete from stage where store_id = $1 and id = $2', [tx.storeId, id])
  announce(ctx, tx, [organisingUpdated])
}

async function changed(ctx: Ctx, tx: StoreTx, id: string): Promise<SaleStageJson> {
  announce(ctx, tx, [organisingUpdated])
  const stage = (await listStages(tx)).find((each) => each.id === id)
  if (!stage) throw notFound()
  return stage
}
