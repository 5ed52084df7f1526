import { forbidden, may, type Role } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type MemberId, newId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { announce } from '#platform/realtime/announce.ts'
import { savedViewsUpdated } from '../events.ts'
import { NameTaken, TooMany } from '../organising/errors.ts'
import { countSaved } from './count.ts'
import type { NewSavedView, SavedViewChange, SavedViewJson } from './shapes.ts'

/** Of one member, and of everybody's. */
const MOST = 20

/** Who asks. */
export interface Viewer {
  readonly id: MemberId
  readonly role: Role
}

interface Row extends Pick<SavedViewJson, 'id' | 'name' | 'view' | 'narrowing' | 'shared'> {
  readonly madeBy: string | null
}

/** The member's own in their order, then everybody's, with how many conversations each holds now. */
export async function listSavedViews(ctx: Ctx, tx: StoreTx, viewer: Viewer): Promise<SavedViewJson[]> {
  const rows = await findVisible(tx, viewer)
  const counts = await countSaved(tx, viewer.id, ctx.clock.now(), rows)
  return rows.map((row, n) => {
    const { madeBy: _, ...saved } = row
    return { ...saved, manageable: manages(viewer, row), count: counts[n] ?? 0 }
  })
}

/** @throws NameTaken @throws TooMany */
export async function addSavedView(
  ctx: Ctx,
  tx: StoreTx,
  viewer: Viewer,
  { name, view, narrowing, shared }: NewSavedView,
): Promise<SavedViewJson> {
  const owner = shared ? null : viewer.id
  await makeRoom(tx, owner)
  await refuseTaken(tx, owner, name)
  const id = newId<'savedView'>()
  await tx.query(
    `insert into saved_view (store_id, id, member_id, made_by, name, view, narrowing, created_at, position)
     values ($1, $2, $3, $4, $5, $6, $7, $8, (select coalesce(max(position) + 1, 0) from saved_view
       where store_id = $1 and member_id is not distinct from $3))`,
    [tx.storeId, id, owner, viewer.id, name, view, JSON.stringify(narrowing), ctx.clock.now()],
  )
  return changed(ctx, tx, viewer, id)
}

/** @throws Problem not_found, forbidden @throws NameTaken */
export async function changeSavedView(
  ctx: Ctx,
  tx: StoreTx,
  viewer: Viewer,
  id: string,
  { name, position }: SavedViewChange,
): Promise<SavedViewJson> {
  const { shared } = await findManaged(tx, viewer, id)
  const owner = shared ? null : viewer.id
  await lockKind(tx)
  if (name !== undefined) {
    await refuseTaken(tx, owner, name, id)
    await tx.query('update saved_view set name = $3 where store_id = $1 and id = $2', [tx.storeId, id, name])
  }
  if (position !== undefined) await moveTo(tx, owner, id, position)
  return changed(ctx, tx, viewer, id)
}

/** Its conversations stay as they are. @throws Problem not_found, forbidden */
export async function removeSavedView(ctx: Ctx, tx: StoreTx, viewer: Viewer, id: string): Promise<void> {
  await findManaged(tx, viewer, id)
  await tx.query('delete from saved_view where store_id = $1 and id = $2', [tx.storeId, id])
  announce(ctx, tx, [savedViewsUpdated])
}

/** One's own is one's own alone; everybody's is kept by whoever made it and by the admins. */
const manages = ({ id, role }: Viewer, { shared, madeBy }: Row): boolean =>
  !shared || madeBy === id || may(role, 'organising.write')

const findVisible = (tx: StoreTx, { id }: Viewer): Promise<Row[]> =>
  tx.query<Row>(
    `select id, name, view, narrowing, member_id is null as shared, made_by as "madeBy" from saved_view
     where store_id = $1 and (member_id = $2 or member_id is null) order by member_id is null, position, id`,
    [tx.storeId, id],
  )

async function findManaged(tx: StoreTx, viewer: Viewer, id: string): Promise<Row> {
  const found = (await findVisible(tx, viewer)).find((row) => row.id === id)
  if (!found) throw notFound()
  if (!manages(viewer, found))
    throw forbidden('organising.write', 'Whoever made this view keeps it, and the admins.')
  return found
}

/** One change at a time, so that places and names stay whole. */
const lockKind = (tx: StoreTx) =>
  tx.query('select 1 from store where store_id = $1 for no key update', [tx.storeId])

async function makeRoom(tx: StoreTx, owner: MemberId | null): Promise<void> {
  await lockKind(tx)
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::int as count from saved_view where store_id = $1 and member_id is not distinct from $2',
    [tx.storeId, owner],
  )
  if ((row?.count ?? 0) >= MOST) throw new TooMany(MOST)
}

async function refuseTaken(
  tx: StoreTx,
  owner: MemberId | null,
  name: string,
  except: string | null = null,
): Promise<void> {
  const rows = await tx.query(
    `select 1 from saved_view where store_id = $1 and member_id is not distinct from $2 and lower(name) = lower($3)
       and id is distinct from $4::uuid`,
    [tx.storeId, owner, name, except],
  )
  if (rows.length > 0) throw new NameTaken()
}

async function moveTo(tx: StoreTx, owner: MemberId | null, id: string, position: number): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    'select id from saved_view where store_id = $1 and member_id is not distinct from $2 order by position, id',
    [tx.storeId, owner],
  )
  const ids = rows.map((row) => row.id).filter((each) => each !== id)
  ids.splice(position, 0, id)
  await tx.query(
    `update saved_view v set position = o.place - 1 from unnest($2::uuid[]) with ordinality as o (id, place)
     where v.store_id = $1 and v.id = o.id`,
    [tx.storeId, ids],
  )
}

async function changed(ctx: Ctx, tx: StoreTx, viewer: Viewer, id: string): Promise<SavedViewJson> {
  announce(ctx, tx, [savedViewsUpdated])
  const saved = (await listSavedViews(ctx, tx, viewer)).find((each) => each.id === id)
  if (!saved) throw notFound()
  return saved
}
