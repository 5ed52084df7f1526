import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId } from '#platform/ids.ts'

export interface SendingChoice {
  readonly undo: boolean
}

/** Off for whoever has not chosen: it makes every send five seconds later. */
export async function readSendingChoice(tx: StoreTx, memberId: MemberId): Promise<SendingChoice> {
  const [row] = await tx.query<SendingChoice>(
    'select undo from member_sending where store_id = $1 and member_id = $2',
    [tx.storeId, memberId],
  )
  return { undo: row?.undo ?? false }
}

export async function keepSendingChoice(
  tx: StoreTx,
  memberId: MemberId,
  { undo }: SendingChoice,
): Promise<void> {
  await tx.query(
    `insert into member_sending (store_id, member_id, undo) values ($1, $2, $3)
     on conflict (store_id, member_id) do update set undo = excluded.undo`,
    [tx.storeId, memberId, undo],
  )
}
