import type { StoreTx } from '#platform/database/database.ts'
import type { Mention } from './mentions-in.ts'

/** Whom a note asks to look, as it stands now: who was asked before and still is keeps what they have seen. */
export async function keepMentions(
  tx: StoreTx,
  note: { readonly id: string; readonly authorId: string; readonly mentions: readonly Mention[] },
  now: Date,
): Promise<void> {
  // Nobody has to be told what they wrote themselves.
  const asked = note.mentions.map(({ memberId }) => memberId).filter((id) => id !== note.authorId)
  await tx.query(
    'delete from mention where store_id = $1 and message_id = $2 and member_id <> all($3::uuid[])',
    [tx.storeId, note.id, asked],
  )
  await tx.query(
    `insert into mention (store_id, member_id, message_id, created_at)
     select distinct $1::uuid, member_id, $2::uuid, $4::timestamptz from unnest($3::uuid[]) as m (member_id)
     on conflict do nothing`,
    [tx.storeId, note.id, asked, now],
  )
}
