import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type MemberId, newId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { announce } from '#platform/realtime/announce.ts'
import { NameTaken, TooMany } from '../organising/errors.ts'
import { refuseBroken } from './broken.ts'
import type { MacroDraft, MacroJson } from './shapes.ts'

/** Of one member, and of everybody's. */
const MOST = 50

type Row = Omit<MacroJson, 'updatedAt'> & { readonly updatedAt: Date }

const columns = `id, name, actions, owner_member_id is null as shared, updated_at as "updatedAt"`
const mineOrShared = `store_id = $1 and (owner_member_id is null or owner_member_id = $2)`

/** What a member may run: their own and everybody's, by name. */
export async function listMacros(tx: StoreTx, memberId: MemberId): Promise<MacroJson[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from macro where ${mineOrShared} order by lower(name), owner_member_id is null, id`,
    [tx.storeId, memberId],
  )
  return rows.map(toJson)
}

/** @throws Problem not_found when it is not there or another member's */
export async function getMacro(tx: StoreTx, memberId: MemberId, id: string): Promise<MacroJson> {
  const [row] = await tx.query<Row>(`select ${columns} from macro where ${mineOrShared} and id = $3`, [
    tx.storeId,
    memberId,
    id,
  ])
  if (!row) throw notFound()
  return toJson(row)
}

/** @throws MacroBroken, NameTaken, TooMany */
export async function addMacro(
  ctx: Ctx,
  tx: StoreTx,
  memberId: MemberId,
  draft: MacroDraft,
): Promise<string> {
  await refuseBroken(tx, memberId, draft.actions)
  const owner = draft.shared ? null : memberId
  await refuseTooMany(tx, owner)
  const id = newId<'macro'>()
  const rows = await tx.query(
    `insert into macro (store_id, id, owner_member_id, name, actions, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6) on conflict do nothing returning id`,
    [tx.storeId, id, owner, draft.name, JSON.stringify(draft.actions), ctx.clock.now()],
  )
  if (rows.length === 0) throw new NameTaken()
  tellChange(ctx, tx)
  return id
}

/** @throws Problem not_found, MacroBroken, NameTaken, TooMany */
export async function changeMacro(
  ctx: Ctx,
  tx: StoreTx,
  memberId: MemberId,
  id: string,
  draft: MacroDraft,
): Promise<void> {
  await refuseBroken(tx, memberId, draft.actions)
  const before = await getMacro(tx, memberId, id)
  const owner = draft.shared ? null : memberId
  if (before.shared !== draft.shared) await refuseTooMany(tx, owner)
  const taken = await tx.query(
    `select 1 from macro where store_id = $1 and owner_member_id is not distinct from $2 and lower(name) = lower($3)
       and id <> $4`,
    [tx.storeId, owner, draft.name, id],
  )
  if (taken.length > 0) throw new NameTaken()
  await tx.query(
    `update macro set owner_member_id = $3, name = $4, actions = $5, updated_at = $6 where store_id = $1 and id = $2`,
    [tx.storeId, id, owner, draft.name, JSON.stringify(draft.actions), ctx.clock.now()],
  )
  tellChange(ctx, tx)
}

export async function removeMacro(ctx: Ctx, tx: StoreTx, id: string): Promise<void> {
  await tx.query('delete from macro where store_id = $1 and id = $2', [tx.storeId, id])
  tellChange(ctx, tx)
}

async function refuseTooMany(tx: StoreTx, owner: MemberId | null): Promise<void> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::int as count from macro where store_id = $1 and owner_member_id is not distinct from $2',
    [tx.storeId, owner],
  )
  if ((row?.count ?? 0) >= MOST) throw new TooMany(MOST)
}

const tellChange = (ctx: Ctx, tx: StoreTx) => announce(ctx, tx, [{ kind: 'macro.updated', payload: {} }])

const toJson = ({ updatedAt, ...row }: Row): MacroJson => ({ ...row, updatedAt: updatedAt.toISOString() })
