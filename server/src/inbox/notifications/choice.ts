import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import type { InboxEvent } from '../events.ts'
import type { NotificationJson } from './shapes.ts'

/** The desktop needs a leave of the browser, so nothing is shown there before it was asked for. */
const usual: NotificationJson = {
  whose: 'mine',
  sounds: ['message', 'asked', 'mention', 'failed'],
  desktop: [],
  quiet: null,
}

export async function readNotifications(tx: StoreTx, memberId: MemberId): Promise<NotificationJson> {
  return (await choicesOf(tx, [memberId])).get(memberId) ?? usual
}

/** What each of these members chose, or has without choosing. */
export async function choicesOf(
  tx: StoreTx,
  memberIds: readonly string[],
): Promise<Map<string, NotificationJson>> {
  const rows = await tx.query<NotificationJson & { memberId: string }>(
    `select member_id as "memberId", whose, sounds, desktop,
       case when quiet_from is not null then jsonb_build_object('from', quiet_from, 'until', quiet_until) end as quiet
     from notification_choice where store_id = $1 and member_id = any($2::uuid[])`,
    [tx.storeId, memberIds],
  )
  const chosen = new Map(rows.map(({ memberId, ...choice }) => [memberId, choice]))
  return new Map(memberIds.map((id) => [id, chosen.get(id) ?? usual]))
}

/** Other screens of the member hear of it by an event. */
export async function changeNotifications(
  ctx: Ctx,
  tx: StoreTx,
  memberId: MemberId,
  { whose, sounds, desktop, quiet }: NotificationJson,
): Promise<NotificationJson> {
  await tx.query(
    `insert into notification_choice (store_id, member_id, whose, sounds, desktop, quiet_from, quiet_until)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (store_id, member_id) do update set whose = excluded.whose, sounds = excluded.sounds,
       desktop = excluded.desktop, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until`,
    [tx.storeId, memberId, whose, sounds, desktop, quiet?.from ?? null, quiet?.until ?? null],
  )
  const changed: InboxEvent = { kind: 'notifications.updated', payload: { memberId } }
  announce(ctx, tx, [changed])
  return readNotifications(tx, memberId)
}
