import { z } from 'zod'
import type { WhatsAppAccount } from '../world/accounts.ts'
import { startNumber } from '../world/ids.ts'
import type { World } from '../world/world.ts'
import { GraphError, invalidParameter } from './graph-errors.ts'

const Component = z.looseObject({ type: z.string(), text: z.string().optional() })
export const NewTemplate = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().min(2),
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
  parameter_format: z.enum(['POSITIONAL', 'NAMED']).default('POSITIONAL'),
  components: z.array(Component).min(1),
})
type NewTemplate = z.infer<typeof NewTemplate>

export type SimulatedTemplate = NewTemplate & { id: string; wabaId: string; status: string }

export const SentTemplate = z.object({
  name: z.string(),
  language: z.object({ code: z.string() }),
  components: z
    .array(
      z.object({
        type: z.string(),
        parameters: z.array(
          z.looseObject({ parameter_name: z.string().optional(), text: z.string().optional() }),
        ),
      }),
    )
    .default([]),
})
type SentTemplate = z.infer<typeof SentTemplate>

const kept = new WeakMap<World, SimulatedTemplate[]>()

/** What Meta's reviewers and their list know; it lives as long as the simulator. */
export function templatesOf(world: World): SimulatedTemplate[] {
  const all = kept.get(world) ?? []
  kept.set(world, all)
  return all
}

/** @throws GraphError with Meta's numbers for a duplicate and for variables at an edge */
export function addTemplate(world: World, account: WhatsAppAccount, body: unknown): SimulatedTemplate {
  const made = parsed(NewTemplate, body)
  const all = templatesOf(world)
  const same = (one: SimulatedTemplate) =>
    one.wabaId === account.wabaId && one.name === made.name && one.language === made.language
  if (all.some(same)) throw new GraphError(400, 100, 'Invalid parameter', { subcode: 2388024 })
  const text = bodyText(made)
  if (/^\{\{|\}\}$/.test(text.trim()))
    throw new GraphError(400, 100, 'Invalid parameter', { subcode: 2388299 })
  const id = String(startNumber(world.clock()) + all.length)
  const template = { ...made, id, wabaId: account.wabaId, status: 'PENDING' }
  all.push(template)
  return template
}

const bodyText = ({ components }: Pick<NewTemplate, 'components'>): string =>
  components.find(({ type }) => type.toUpperCase() === 'BODY')?.text ?? ''

/** What the customer reads of a template that may be sent.
 *  @throws GraphError 132001 when there is none, 132015 and 132016 when it is paused or disabled, 132000 when the number
 *  of values is wrong */
export function renderTemplate(world: World, account: WhatsAppAccount, body: unknown): RenderedTemplate {
  const sent = parsed(SentTemplate, body)
  const template = templatesOf(world).find(
    ({ wabaId, name, language }) =>
      wabaId === account.wabaId && name === sent.name && language === sent.language.code,
  )
  if (template?.status === 'PAUSED') throw new GraphError(400, 132015, '(#132015) Template is paused')
  if (template?.status === 'DISABLED') throw new GraphError(400, 132016, '(#132016) Template is disabled')
  if (template?.status !== 'APPROVED')
    throw new GraphError(404, 132001, '(#132001) Template name does not exist in the translation')
  return { text: fill(template, sent), category: template.category.toLowerCase() }
}

export type RenderedTemplate = { text: string; category: string }

function fill(template: SimulatedTemplate, sent: SentTemplate): string {
  const text = bodyText(template)
  const names = [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))]
  const given = sent.components.find(({ type }) => type === 'body')?.parameters ?? []
  if (given.length !== names.length)
    throw new GraphError(400, 132000, '(#132000) Number of parameters does not match the expected number')
  const named = template.parameter_format === 'NAMED'
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const parameter = named
      ? given.find(({ parameter_name }) => parameter_name === name)
      : given[Number(name) - 1]
    if (parameter?.text === undefined)
      throw new GraphError(400, 132012, '(#132012) Parameter format does not match')
    return parameter.text
  })
}

export function parsed<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const read = schema.safeParse(body)
  if (!read.success) throw invalidParameter(read.error.issues.map((issue) => issue.path.join('.')).join(', '))
  return read.data
}
