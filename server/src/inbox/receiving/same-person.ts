import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { groupOf, shownAs } from '../contacts/group.ts'
import { joinContacts } from '../contacts/merge.ts'

/** Two contacts whose ids have turned out to be one person's. */
export interface Split {
  readonly one: string
  readonly other: string
}

/**
 * A person who hid their number for a while, or changed it, was met twice. Once a provider shows both ids together they are
 * shown as one contact, as if somebody had merged them: nothing is lost, and it can be taken back. Whoever took it back, or
 * said that these are two people, is believed for good.
 */
export async function joinSplit(ctx: Ctx, tx: StoreTx, splits: readonly Split[]): Promise<void> {
  for (const { one, other } of splits) {
    const [first, second] = await byAge(tx, await shownAs(tx, one), await shownAs(tx, other))
    if (first === undefined || second === undefined) continue
    if (await wasToldApart(tx, first, second)) continue
    await joinContacts(ctx, tx, { keptId: first, otherId: second, memberId: null })
  }
}

/** The contact that the shop has known longer is the one that stays. Nothing where both are one by now. */
async function byAge(tx: StoreTx, one: string, other: string): Promise<string[]> {
  if (one === other) return []
  const rows = await tx.query<{ id: string }>(
    'select id from contact where store_id = $1 and id = any($2::uuid[]) order by created_at, id',
    [tx.storeId, [one, other]],
  )
  return rows.map(({ id }) => id)
}

/** Said of any two who are in them by now: whoever was merged with somebody else meanwhile is still no other person. */
async function wasToldApart(tx: StoreTx, one: string, other: string): Promise<boolean> {
  const rows = await tx.query(
    `select from contact_distinct where store_id = $1
       and ((one_id = any($2::uuid[]) and other_id = any($3::uuid[])) or (one_id = any($3::uuid[]) and other_id = any($2::uuid[])))
     union all
     select from contact_merge where store_id = $1 and undone_at is not null
       and ((kept_id = any($2::uuid[]) and merged_id = any($3::uuid[])) or (kept_id = any($3::uuid[]) and merged_id = any($2::uuid[])))
     limit 1`,
    [tx.storeId, await groupOf(tx, one), await groupOf(tx, other)],
  )
  return rows.length > 0
}
