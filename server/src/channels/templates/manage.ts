import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import type { Business } from './access.ts'
import { toComponents } from './components.ts'
import { tellTemplatesUpdated } from './events.ts'
import { createAtMeta, deleteAtMeta, editAtMeta, type ListedTemplate, type Refused } from './meta.ts'
import { forgetTemplate, saveListed, type TemplateRow } from './queries.ts'
import { checkContent, checkTemplate, type TemplateProblem } from './rules.ts'
import type { TemplateContent, TemplateDraft } from './template.ts'

export type Changed =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] }
  | Refused

/** Checks a template by Meta's rules, hands it in for review and keeps it as Meta answered. */
export async function createTemplate(
  ctx: Ctx,
  storeId: StoreId,
  business: Business,
  draft: TemplateDraft,
): Promise<Changed> {
  const problems = checkTemplate(draft)
  if (problems.length > 0) return { ok: false, problems }
  const at = ctx.clock.now()
  const made = await createAtMeta(business.access, business.id, draft)
  if (!made.ok) return made
  const { name, language } = draft
  const template = { ...made.value, name, language, components: toComponents(draft) }
  return keep(ctx, storeId, business, { ...template, reason: null, quality: null }, at)
}

const editable = ['approved', 'rejected', 'paused']

/** Replaces the content; it is reviewed anew. An approved template keeps its category. */
export async function editTemplate(
  ctx: Ctx,
  storeId: StoreId,
  business: Business,
  row: TemplateRow,
  content: TemplateContent,
): Promise<Changed> {
  const problems = checkContent(content)
  if (problems.length > 0) return { ok: false, problems }
  if (!editable.includes(row.state)) return { ok: false, code: 'not_editable', words: null }
  const at = ctx.clock.now()
  const edited = await editAtMeta(business.access, row.providerId, { content })
  if (!edited.ok) return edited
  const { providerId, name, language, category, quality } = row
  // An approved template stays usable while its new content is reviewed; Meta tells by webhook where it does not.
  const state = row.state === 'approved' ? 'approved' : 'pending'
  const kept = { providerId, name, language, category, quality, state, reason: null }
  return keep(ctx, storeId, business, { ...kept, components: toComponents(content) }, at)
}

export async function deleteTemplate(
  ctx: Ctx,
  storeId: StoreId,
  business: Business,
  row: TemplateRow,
): Promise<{ readonly ok: true } | Refused> {
  const gone = await deleteAtMeta(business.access, business.id, row)
  // What Meta no longer knows is what was asked for.
  if (!gone.ok && gone.code !== 'unknown') return gone
  await ctx.db.withStore(storeId, async (tx) => {
    await forgetTemplate(tx, row.id)
    tellTemplatesUpdated(ctx, tx, business.id)
  })
  return { ok: true }
}

async function keep(
  ctx: Ctx,
  storeId: StoreId,
  business: Business,
  template: ListedTemplate,
  at: Date,
): Promise<Changed> {
  return ctx.db.withStore(storeId, async (tx) => {
    const [id] = await saveListed(tx, business.id, [template], at)
    if (id === undefined) throw new Error('a saved template has no id')
    tellTemplatesUpdated(ctx, tx, business.id)
    return { ok: true, id }
  })
}
