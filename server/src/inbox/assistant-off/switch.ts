import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { announce } from '#platform/realtime/announce.ts'
import { groupOf, shownAs } from '../contacts/group.ts'
import { contactUpdated, conversationUpdated } from '../events.ts'
import { lockProviderFacts } from '../lock.ts'
import { followSwitches } from './follow.ts'

/** Somebody says whether the assistant answers. */
interface Turning {
  readonly answers: boolean
  readonly memberId: MemberId
}

/**
 * For a contact, over whichever channel, and for all that are shown as it: apart again, each has what was said of them.
 * @throws ContactNotFound
 */
export async function switchForContact(
  ctx: Ctx,
  tx: StoreTx,
  contactId: string,
  { answers, memberId }: Turning,
): Promise<void> {
  // Whoever writes for the first time right now is among them.
  await lockProviderFacts(tx)
  const shown = await shownAs(tx, contactId)
  await tx.query('update contact set assistant_off = $3 where store_id = $1 and id = any($2::uuid[])', [
    tx.storeId,
    await groupOf(tx, shown),
    !answers,
  ])
  await followSwitches(ctx, tx, { contactId: shown }, memberId)
  const theirs = await tx.query<{ id: string }>(
    'select id from conversation where store_id = $1 and contact_id = $2',
    [tx.storeId, shown],
  )
  announce(ctx, tx, [contactUpdated(shown), ...theirs.map(({ id }) => conversationUpdated(id))])
}

/** For whoever writes on a channel. @throws AppError not_found */
export async function switchForChannel(
  ctx: Ctx,
  tx: StoreTx,
  channelId: string,
  { answers, memberId }: Turning,
): Promise<void> {
  await lockProviderFacts(tx)
  const found = await tx.query(
    'update channel set assistant_off = $3 where store_id = $1 and id = $2 returning id',
    [tx.storeId, channelId, !answers],
  )
  if (found.length === 0) throw notFound()
  const changed = await followSwitches(ctx, tx, { channelId }, memberId)
  announce(ctx, tx, [
    { kind: 'channel.updated', payload: { channelId } },
    ...changed.map(conversationUpdated),
  ])
}
