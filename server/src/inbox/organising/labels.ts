import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { announce } from '#platform/realtime/announce.ts'
import { organisingUpdated } from '../events.ts'
import { NameTaken } from './errors.ts'
import { makeRoom, moveTo, nextPosition } from './ordered.ts'
import type { LabelChange, LabelJson, NewLabel } from './shapes.ts'

const MOST = 50

export const listLabels = (tx: StoreTx): Promise<LabelJson[]> =>
  tx.query<LabelJson>(
    `select l.id, l.name, l.colour, (select count(*)::int from conversation_label c
       where c.store_id = l.store_id and c.label_id = l.id) as conversations, (select count(*)::int from contact_label c
       where c.store_id = l.store_id and c.label_id = l.id) as contacts
     from label l where l.store_id = $1 order by l.position, l.id`,
    [tx.storeId],
  )

/** @throws NameTaken @throws TooMany */
export async function addLabel(
  ctx: Ctx,
  tx: StoreTx,
  { name, colour }: z.infer<typeof NewLabel>,
): Promise<LabelJson> {
  await makeRoom(tx, 'label', MOST)
  await refuseTaken(tx, name)
  const id = newId<'label'>()
  await tx.query(
    `insert into label (store_id, id, name, colour, position) values ($1, $2, $3, $4, ${nextPosition('label')})`,
    [tx.storeId, id, name, colour],
  )
  return changed(ctx, tx, id)
}

/** @throws Problem not_found @throws NameTaken */
export async function changeLabel(
  ctx: Ctx,
  tx: StoreTx,
  id: string,
  { name, colour, position }: z.infer<typeof LabelChange>,
): Promise<LabelJson> {
  if (name !== undefined) await refuseTaken(tx, name, id)
  const rows = await tx.query(
    `update label set name = coalesce($3, name), colour = coalesce($4, colour) where store_id = $1 and id = $2 returning id`,
    [tx.storeId, id, name ?? null, colour ?? null],
  )
  if (rows.length === 0) throw notFound()
  if (position !== undefined) await moveTo(tx, 'label', id, position)
  return changed(ctx, tx, id)
}

/** Conversations and contacts lose it. @throws Problem not_found */
export async function removeLabel(ctx: Ctx, tx: StoreTx, id: string): Promise<void> {
  const rows = await tx.query('delete from label where store_id = $1 and id = $2 returning id', [
    tx.storeId,
    id,
  ])
  if (rows.length === 0) throw notFound()
  announce(ctx, tx, [organisingUpdated])
}

async function refuseTaken(tx: StoreTx, name: string, except: string | null = null): Promise<void> {
  const rows = await tx.query(
    'select 1 from label where store_id = $1 and lower(name) = lower($2) and id is distinct from $3::uuid',
    [tx.storeId, name, except],
  )
  if (rows.length > 0) throw new NameTaken()
}

async function changed(ctx: Ctx, tx: StoreTx, id: string): Promise<LabelJson> {
  announce(ctx, tx, [organisingUpdated])
  const label = (await listLabels(tx)).find((each) => each.id === id)
  if (!label) throw notFound()
  return label
}
