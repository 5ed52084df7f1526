import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { contactUpdated, conversationUpdated } from '../events.ts'
import { appendGreyLines } from '../speaking/grey-lines.ts'
import { ContactNotFound } from './errors.ts'
import { groupOf, shownAs } from './group.ts'
import { conversationIds } from './read.ts'
import type { ContactChange, ContactMatter } from './shapes.ts'
import { refuseStale } from './stale.ts'

interface Standing {
  readonly name: string | null
  readonly version: number
  readonly touched: {
    readonly [M in ContactMatter]?: { readonly version: number; readonly memberId: string }
  }
}

/**
 * Calls a contact otherwise (without a name as its channel says), or puts labels on and takes them off. What somebody else
 * changed of the same after it was seen stands: nothing is overwritten unseen.
 * @throws ContactNotFound @throws ContactChanged
 */
export async function changeContact(
  ctx: Ctx,
  tx: StoreTx,
  contactId: string,
  change: ContactChange,
  memberId: MemberId,
): Promise<void> {
  const shown = await shownAs(tx, contactId)
  const standing = await lockContact(tx, shown)
  await refuseStale(ctx, tx, { contactId: shown, news: newsOf(standing, change, memberId) })
  const named = change.name !== undefined && (await rename(tx, shown, change.name))
  const labelled = await relabel(ctx, tx, shown, change, memberId)
  const changed: ContactMatter[] = [
    ...(named ? ['name' as const] : []),
    ...(labelled ? ['labels' as const] : []),
  ]
  if (changed.length === 0) return
  await touch(tx, shown, changed, memberId)
  const conversations = await conversationIds(tx, shown)
  announce(ctx, tx, [contactUpdated(shown), ...conversations.map(conversationUpdated)])
}

async function lockContact(tx: StoreTx, id: string): Promise<Standing> {
  const [standing] = await tx.query<Standing>(
    'select name, version, touched from contact where store_id = $1 and id = $2 for update',
    [tx.storeId, id],
  )
  if (!standing) throw new ContactNotFound()
  return standing
}

/** What others changed, since it was seen, of that which is to be changed. A person's own changes are no news to them. */
function newsOf({ touched }: Standing, change: ContactChange, memberId: string) {
  const wanted: ContactMatter[] = [
    ...(change.name === undefined ? [] : ['name' as const]),
    ...(change.addLabelIds || change.removeLabelIds ? ['labels' as const] : []),
  ]
  return wanted.flatMap((matter) => {
    const last = touched[matter]
    return last && last.version > change.version && last.memberId !== memberId
      ? [{ matter, memberId: last.memberId }]
      : []
  })
}

/** @returns whether it is called otherwise now */
async function rename(tx: StoreTx, id: string, name: string | null): Promise<boolean> {
  const renamed = await tx.query(
    `update contact c set name = n.name from (select coalesce($3, (select i.display_name from identity i
       where i.store_id = $1 and i.contact_id = $2 and i.display_name is not null order by i.external_id limit 1)) as name) n
     where c.store_id = $1 and c.id = $2 and c.name is distinct from n.name returning c.id`,
    [tx.storeId, id, name],
  )
  return renamed.length > 0
}

/** Told in the conversation that spoke last. @returns whether any label was put on or taken off @throws ContactNotFound */
async function relabel(
  ctx: Ctx,
  tx: StoreTx,
  id: string,
  { addLabelIds = [], removeLabelIds = [] }: ContactChange,
  memberId: string,
): Promise<boolean> {
  const group = await groupOf(tx, id)
  const names = await labelNames(tx, addLabelIds)
  if (addLabelIds.some((label) => !names.has(label))) throw new ContactNotFound()
  const removed = await tx.query<{ name: string }>(
    `with gone as (delete from contact_label where store_id = $1 and contact_id = any($2::uuid[]) and label_id = any($3::uuid[])
       returning label_id)
     select distinct l.name from gone g join label l on l.store_id = $1 and l.id = g.label_id`,
    [tx.storeId, group, removeLabelIds],
  )
  const added = await tx.query<{ id: string }>(
    `insert into contact_label (store_id, contact_id, label_id)
     select $1, $2, l from unnest($4::uuid[]) l where not exists (select from contact_label o
       where o.store_id = $1 and o.contact_id = any($3::uuid[]) and o.label_id = l)
     on conflict do nothing returning label_id as id`,
    [tx.storeId, id, group, addLabelIds],
  )
  if (added.length + removed.length === 0) return false
  const [latest] = await conversationIds(tx, id)
  const line = {
    type: 'contact_labelled',
    by: { memberId },
    added: added.flatMap((label) => names.get(label.id) ?? []),
    removed: removed.map(({ name }) => name),
  } as const
  if (latest) await appendGreyLines(tx, [{ conversationId: latest, line }], ctx.clock.now())
  return true
}

async function labelNames(tx: StoreTx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    'select id, name from label where store_id = $1 and id = any($2::uuid[])',
    [tx.storeId, ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function touch(
  tx: StoreTx,
  id: string,
  matters: readonly ContactMatter[],
  memberId: string,
): Promise<void> {
  await tx.query(
    `update contact c set version = c.version + 1, touched = c.touched || (
       select jsonb_object_agg(m, jsonb_build_object('version', c.version + 1, 'memberId', $4::text)) from unnest($3::text[]) m)
     where c.store_id = $1 and c.id = $2`,
    [tx.storeId, id, matters, memberId],
  )
}
