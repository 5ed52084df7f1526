import { z } from 'zod'
import type { CallOutcome } from '../calls.ts'
import {
  callGraph,
  type GraphAccess,
  graphError,
  permissionIsMissing,
  proofIsRefused,
  tokenIsDead,
} from '../graph.ts'
import { id, maybe, maybeText, word } from '../wire-values.ts'
import { toComponents } from './components.ts'
import {
  categories,
  formatOf,
  type TemplateCategory,
  type TemplateContent,
  type TemplateDraft,
} from './template.ts'

/** The calls to Meta that manage templates of a WhatsApp business account. */

export const managementRefusals = [
  'exists_already',
  'too_many_templates',
  'not_editable',
  'rejected',
  'rate_limited',
  'token_rejected',
  'permission_missing',
  'unknown',
  'unreachable',
] as const
export type ManagementRefusal = (typeof managementRefusals)[number]

export interface Refused {
  readonly ok: false
  readonly code: ManagementRefusal
  /** What Meta says to people about it, in the language of its choosing. */
  readonly words: string | null
}
export type Managed<T> = { readonly ok: true; readonly value: T } | Refused

/** A template as Meta tells of it. */
export interface ListedTemplate {
  readonly providerId: string
  readonly name: string
  readonly language: string
  readonly category: TemplateCategory
  readonly state: string
  readonly reason: string | null
  readonly quality: string | null
  readonly components: unknown[]
}

const lower = z.string().transform((text) => text.toLowerCase())
const Category = lower.pipe(z.enum(categories))
const Created = z.object({ id, status: maybe(lower), category: maybe(Category) })

export async function createAtMeta(
  access: GraphAccess,
  businessId: string,
  draft: TemplateDraft,
): Promise<Managed<{ providerId: string; state: string; category: TemplateCategory }>> {
  const { name, language, category } = draft
  const body = {
    name,
    language,
    category: category.toUpperCase(),
    parameter_format: formatOf(draft).toUpperCase(),
    components: toComponents(draft),
  }
  const outcome = await callGraph(access, 'POST', `${encodeURIComponent(businessId)}/message_templates`, {
    body,
  })
  return read(outcome, Created, (made) => ({
    providerId: made.id,
    state: made.status ?? 'pending',
    // Meta may put it into another category than was asked for.
    category: made.category ?? category,
  }))
}

const Done = z.object({ success: z.literal(true) })

/** Replaces the whole content. `category` only where the template was not approved yet. */
export async function editAtMeta(
  access: GraphAccess,
  providerId: string,
  change: { content: TemplateContent; category?: TemplateCategory },
): Promise<Managed<true>> {
  const body = {
    ...(change.category ? { category: change.category.toUpperCase() } : {}),
    components: toComponents(change.content),
  }
  const outcome = await callGraph(access, 'POST', encodeURIComponent(providerId), { body })
  return read(outcome, Done, () => true as const)
}

/** Deletes one language; the name alone would delete all of them. */
export async function deleteAtMeta(
  access: GraphAccess,
  businessId: string,
  template: { providerId: string; name: string },
): Promise<Managed<true>> {
  const query = { hsm_id: template.providerId, name: template.name }
  const path = `${encodeURIComponent(businessId)}/message_templates`
  return read(await callGraph(access, 'DELETE', path, { query }), Done, () => true as const)
}

const Page = z.object({
  data: z.array(z.unknown()),
  paging: maybe(z.object({ next: maybeText, cursors: maybe(z.object({ after: maybeText })) })),
})
const Listed = z.object({
  id,
  name: word.or(z.string().max(512)),
  language: z.string().min(2).max(20),
  status: lower,
  category: Category,
  rejected_reason: maybeText,
  quality_score: maybe(z.object({ score: maybe(lower) })),
  components: z.array(z.unknown()),
})
const fields = 'name,status,category,language,components,quality_score,rejected_reason'
/** 6 000 templates are Meta's limit; more pages than that are a loop. */
const mostPages = 100

/** Reads the list to its end. An entry that cannot be read is left out. */
export async function listAtMeta(
  access: GraphAccess,
  businessId: string,
): Promise<Managed<ListedTemplate[]>> {
  const all: ListedTemplate[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const query = { fields, limit: '100', ...(after ? { after } : {}) }
    const path = `${encodeURIComponent(businessId)}/message_templates`
    const got = read(await callGraph(access, 'GET', path, { query }), Page, (value) => value)
    if (!got.ok) return got
    all.push(...got.value.data.flatMap(listed))
    after = got.value.paging?.next ? got.value.paging.cursors?.after : undefined
    if (!after) break
  }
  return { ok: true, value: all }
}

function listed(raw: unknown): ListedTemplate[] {
  const template = Listed.safeParse(raw).data
  if (!template) return []
  const {
    id: providerId,
    name,
    language,
    category,
    status,
    rejected_reason,
    quality_score,
    components,
  } = template
  const reason = rejected_reason && rejected_reason !== 'NONE' ? rejected_reason.toLowerCase() : null
  return [
    {
      providerId,
      name,
      language,
      category,
      state: status,
      reason,
      quality: quality_score?.score ?? null,
      components,
    },
  ]
}

const bySubcode: Record<number, ManagementRefusal> = {
  2388024: 'exists_already',
  2388023: 'exists_already',
  2388019: 'too_many_templates',
  2388039: 'not_editable',
}
const ForPeople = z.object({
  error: z.object({ error_user_msg: maybeText, error_data: maybe(z.object({ details: maybeText })) }),
})

function read<S extends z.ZodType, T>(
  outcome: CallOutcome,
  schema: S,
  take: (value: z.output<S>) => T,
): Managed<T> {
  if (outcome.kind !== 'answered') return { ok: false, code: 'unreachable', words: null }
  const error = graphError(outcome.json)
  if (!error) {
    const parsed = schema.safeParse(outcome.json)
    return parsed.success
      ? { ok: true, value: take(parsed.data) }
      : { ok: false, code: 'unreachable', words: null }
  }
  const told = ForPeople.safeParse(outcome.json).data?.error
  const words = (told?.error_user_msg ?? told?.error_data?.details)?.slice(0, 500) ?? null
  return { ok: false, code: refusalOf(error), words }
}

function refusalOf(error: NonNullable<ReturnType<typeof graphError>>): ManagementRefusal {
  if (tokenIsDead(error) || proofIsRefused(error)) return 'token_rejected'
  if (permissionIsMissing(error)) return 'permission_missing'
  if (error.code === 4 || error.code === 80007 || error.code === 80008) return 'rate_limited'
  if (error.code === 100 && error.subcode === 33) return 'unknown'
  const known = error.subcode === undefined ? undefined : bySubcode[error.subcode]
  return known ?? (error.transient ? 'unreachable' : 'rejected')
}
