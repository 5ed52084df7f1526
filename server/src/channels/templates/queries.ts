import type { StoreTx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { ListedTemplate } from './meta.ts'
import type { TemplateCategory } from './template.ts'

export interface TemplateRow {
  readonly id: string
  readonly businessId: string
  readonly providerId: string
  readonly name: string
  readonly language: string
  readonly category: TemplateCategory
  readonly state: string
  readonly stateReason: string | null
  readonly stateAdvice: string | null
  readonly quality: string | null
  readonly components: unknown[]
}

const selectTemplate = `
  select id, business_id as "businessId", provider_id as "providerId", name, language, category, state,
    state_reason as "stateReason", state_advice as "stateAdvice", quality, components
  from message_template where store_id = $1`

export const templatesOf = (tx: StoreTx, businessId: string): Promise<TemplateRow[]> =>
  tx.query<TemplateRow>(`${selectTemplate} and business_id = $2 order by name, language`, [
    tx.storeId,
    businessId,
  ])

export async function templateOf(
  tx: StoreTx,
  businessId: string,
  id: string,
): Promise<TemplateRow | undefined> {
  const [row] = await tx.query<TemplateRow>(`${selectTemplate} and business_id = $2 and id = $3`, [
    tx.storeId,
    businessId,
    id,
  ])
  return row
}

/**
 * Writes what Meta lists. An entry known by name and language keeps its id here, so that drafts and messages that name
 * it stay right; facts that a webhook told after `at` stay as the webhook told them.
 * @returns ids of what is new or changed
 */
export async function saveListed(
  tx: StoreTx,
  businessId: string,
  templates: readonly ListedTemplate[],
  at: Date,
): Promise<string[]> {
  if (templates.length === 0) return []
  const rows = await tx.query<{ id: string }>(
    `insert into message_template as t (store_id, id, business_id, provider_id, name, language, category, state,
       state_reason, quality, components, state_at, category_at, quality_at, checked_at)
     select distinct on (r.name, r.language) $1, r.id, $2, r."providerId", r.name, r.language, r.category, r.state,
       r.reason, r.quality, r.components, $4, $4, $4, $4
     from jsonb_to_recordset($3::jsonb) as r (id uuid, "providerId" text, name text, language text, category text,
       state text, reason text, quality text, components jsonb)
     on conflict (store_id, business_id, name, language) do update set
       provider_id = excluded.provider_id, components = excluded.components, checked_at = excluded.checked_at,
       category = case when t.category_at <= excluded.category_at then excluded.category else t.category end,
       category_at = greatest(t.category_at, excluded.category_at),
       state = case when t.state_at <= excluded.state_at then excluded.state else t.state end,
       state_reason = case when t.state_at > excluded.state_at or (t.state = excluded.state and excluded.state_reason is null)
         then t.state_reason else excluded.state_reason end,
       state_advice = case when t.state = excluded.state or t.state_at > excluded.state_at then t.state_advice end,
       state_at = greatest(t.state_at, excluded.state_at),
       quality = case when t.quality_at <= excluded.quality_at then excluded.quality else t.quality end,
       quality_at = greatest(t.quality_at, excluded.quality_at)
     returning t.id`,
    [tx.storeId, businessId, JSON.stringify(templates.map((one) => ({ id: newId(), ...one }))), at],
  )
  return rows.map(({ id }) => id)
}

/** What a whole listing begun at `at` did not hold is gone at Meta; what was made since is not judged by it. */
export async function forgetUnlisted(tx: StoreTx, businessId: string, at: Date): Promise<void> {
  await tx.query(
    `delete from message_template where store_id = $1 and business_id = $2 and checked_at < $3`,
    [tx.storeId, businessId, at],
  )
}

export async function forgetTemplate(tx: StoreTx, id: string): Promise<void> {
  await tx.query(`delete from message_template where store_id = $1 and id = $2`, [tx.storeId, id])
}

export interface Listing {
  readonly readAt: Date | null
  readonly failedReason: string | null
}

export async function listingOf(tx: StoreTx, businessId: string): Promise<Listing> {
  const [row] = await tx.query<Listing>(
    `select read_at as "readAt", failed_reason as "failedReason" from template_listing
     where store_id = $1 and business_id = $2`,
    [tx.storeId, businessId],
  )
  return row ?? { readAt: null, failedReason: null }
}

/** A failed reading keeps the time of the last whole one. */
export async function saveListing(
  tx: StoreTx,
  businessId: string,
  outcome: { at: Date } | { failed: string },
): Promise<void> {
  const [readAt, failed] = 'at' in outcome ? [outcome.at, null] : [null, outcome.failed]
  await tx.query(
    `insert into template_listing as l (store_id, business_id, read_at, failed_reason) values ($1, $2, $3, $4)
     on conflict (store_id, business_id) do update set read_at = coalesce(excluded.read_at, l.read_at),
       failed_reason = excluded.failed_reason`,
    [tx.storeId, businessId, readAt, failed],
  )
}
