import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type MemberId, newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { CannedReplyNotFound, ShortcutTaken, SlotsWrong, TooManyCanned } from './errors.ts'
import { tooLongFor } from './limits.ts'
import type { CannedDraft, CannedJson } from './shapes.ts'
import { slotProblems } from './slots.ts'

/** Of one member, and of everybody's: the menu shows them all at once. */
const MOST = 300

interface Row {
  readonly id: string
  readonly shortcut: string
  readonly language: CannedJson['language']
  readonly text: string
  readonly shared: boolean
  readonly updatedAt: Date
}

const columns = `id, shortcut, language, text, owner_member_id is null as shared, updated_at as "updatedAt"`

/** What a member may pick from: their own and everybody's, by shortcut. */
export async function listCanned(tx: StoreTx, memberId: MemberId): Promise<CannedJson[]> {
  const rows = await tx.query<Row>(
    `select ${columns} from canned_reply
     where store_id = $1 and (owner_member_id is null or owner_member_id = $2)
     order by shortcut, owner_member_id is null, array_position(array['ru', 'ky', 'en'], language)`,
    [tx.storeId, memberId],
  )
  return rows.map(toJson)
}

/** @throws CannedReplyNotFound when it is not there or another member's */
export async function getCanned(tx: StoreTx, memberId: MemberId, id: string): Promise<CannedJson> {
  const [row] = await tx.query<Row>(
    `select ${columns} from canned_reply
     where store_id = $1 and id = $3 and (owner_member_id is null or owner_member_id = $2)`,
    [tx.storeId, memberId, id],
  )
  if (!row) throw new CannedReplyNotFound()
  return toJson(row)
}

/**
 * Keeps a new one. `memberId` null: nobody's hand but the program's, and everybody's.
 * @throws SlotsWrong, ShortcutTaken, TooManyCanned
 */
export async function addCanned(
  ctx: Ctx,
  tx: StoreTx,
  memberId: MemberId | null,
  draft: CannedDraft,
): Promise<string> {
  refuseWrongSlots(draft.text)
  const owner = draft.shared ? null : memberId
  await refuseTooMany(tx, owner)
  const id = newId<'cannedReply'>()
  const rows = await tx.query(
    `insert into canned_reply (store_id, id, owner_member_id, language, shortcut, text, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict do nothing returning id`,
    [tx.storeId, id, owner, draft.language, draft.shortcut, draft.text, ctx.clock.now()],
  )
  if (rows.length === 0) throw new ShortcutTaken()
  tellChange(ctx, tx)
  return id
}

/** @throws CannedReplyNotFound, SlotsWrong, ShortcutTaken, TooManyCanned */
export async function changeCanned(
  ctx: Ctx,
  tx: StoreTx,
  memberId: MemberId,
  id: string,
  draft: CannedDraft,
): Promise<void> {
  refuseWrongSlots(draft.text)
  const before = await getCanned(tx, memberId, id)
  const owner = draft.shared ? null : memberId
  if (before.shared !== draft.shared) await refuseTooMany(tx, owner)
  await refuseTaken(tx, owner, id, draft)
  await tx.query(
    `update canned_reply set owner_member_id = $3, language = $4, shortcut = $5, text = $6, updated_at = $7
     where store_id = $1 and id = $2`,
    [tx.storeId, id, owner, draft.language, draft.shortcut, draft.text, ctx.clock.now()],
  )
  tellChange(ctx, tx)
}

export async function removeCanned(ctx: Ctx, tx: StoreTx, id: string): Promise<void> {
  await tx.query('delete from canned_reply where store_id = $1 and id = $2', [tx.storeId, id])
  tellChange(ctx, tx)
}

function refuseWrongSlots(text: string): void {
  const problems = slotProblems(text)
  if (problems.length > 0) throw new SlotsWrong(problems)
}

async function refuseTooMany(tx: StoreTx, owner: MemberId | null): Promise<void> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::int as count from canned_reply where store_id = $1 and owner_member_id is not distinct from $2',
    [tx.storeId, owner],
  )
  if ((row?.count ?? 0) >= MOST) throw new TooManyCanned(MOST)
}

/** Two who rename at one moment meet at the unique index, where the second fails without a sentence. */
async function refuseTaken(
  tx: StoreTx,
  owner: MemberId | null,
  id: string,
  { language, shortcut }: CannedDraft,
): Promise<void> {
  const rows = await tx.query(
    `select 1 from canned_reply where store_id = $1 and owner_member_id is not distinct from $2 and language = $3
       and shortcut = $4 and id <> $5`,
    [tx.storeId, owner, language, shortcut, id],
  )
  if (rows.length > 0) throw new ShortcutTaken()
}

const tellChange = (ctx: Ctx, tx: StoreTx) => announce(ctx, tx, [{ kind: 'canned.updated', payload: {} }])

const toJson = ({ updatedAt, ...row }: Row): CannedJson => ({
  ...row,
  tooLongFor: tooLongFor(row.text),
  updatedAt: updatedAt.toISOString(),
})
