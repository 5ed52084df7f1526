import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { rawBodyScope } from '#platform/http/raw-body.ts'
import { parseId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problems.ts'
import { findChannel } from '../connecting/queries.ts'
import { type Business, openBusiness } from './access.ts'
import { exampleTypeOf, uploadExample } from './example-upload.ts'
import { type Changed, createTemplate, deleteTemplate, editTemplate } from './manage.ts'
import type { ManagementRefusal, Refused } from './meta.ts'
import { listingOf, type TemplateRow, templateOf, templatesOf } from './queries.ts'
import { syncTemplates } from './sync.ts'
import { TemplateContent, TemplateDraft } from './template.ts'
import { TemplateList, TemplateView, toList, toView } from './wire.ts'

const read = { permission: 'channels.read' } as const
// Each asks Meta, whose budget for an account is small.
const write = { permission: 'channels.write', rateLimit: { max: 30, timeWindow: '1 minute' } } as const
const InChannel = z.object({ storeId: z.uuid(), channelId: z.uuid() })
const OneTemplate = InChannel.extend({ templateId: z.uuid() })
const at = '/stores/:storeId/channels/:channelId/templates'
const largestExample = 16 * 1024 * 1024

type Where = { storeId: string; channelId: string }
const storeOf = (params: Where) => parseId<'store'>(params.storeId)

/** The message templates of a channel's business account: list, create, edit, delete, read anew. */
export async function templateRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(at, { config: read, schema: { params: InChannel, response: { 200: TemplateList } } }, (request) =>
    list(ctx, request.params),
  )

  app.post(
    at,
    { config: write, schema: { params: InChannel, body: TemplateDraft, response: { 201: TemplateView } } },
    async (request, reply) => {
      const business = await businessOf(ctx, request.params)
      const changed = await createTemplate(ctx, storeOf(request.params), business, request.body)
      return reply.status(201).send(await changedView(ctx, request.params, changed))
    },
  )

  app.get(
    `${at}/:templateId`,
    { config: read, schema: { params: OneTemplate, response: { 200: TemplateView } } },
    async (request) => toView(await rowOf(ctx, request.params)),
  )

  app.put(
    `${at}/:templateId`,
    {
      config: write,
      schema: { params: OneTemplate, body: TemplateContent, response: { 200: TemplateView } },
    },
    async (request) => {
      const row = await rowOf(ctx, request.params)
      const business = await businessOf(ctx, request.params)
      const changed = await editTemplate(ctx, storeOf(request.params), business, row, request.body)
      return changedView(ctx, request.params, changed)
    },
  )

  app.delete(
    `${at}/:templateId`,
    { config: write, schema: { params: OneTemplate, response: { 204: z.null() } } },
    async (request, reply) => {
      const row = await rowOf(ctx, request.params)
      const business = await businessOf(ctx, request.params)
      const gone = await deleteTemplate(ctx, storeOf(request.params), business, row)
      if (!gone.ok) throw refusal(gone)
      return reply.status(204).send(null)
    },
  )

  app.post(
    `${at}/reading`,
    {
      config: { permission: 'channels.write', rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: { params: InChannel, response: { 200: TemplateList } },
    },
    async (request) => {
      await businessIdOf(ctx, request.params)
      const outcome = await syncTemplates(ctx, storeOf(request.params), request.params.channelId)
      if (!outcome) throw notConnected()
      if (!outcome.ok) throw refusal(outcome)
      return list(ctx, request.params)
    },
  )

  await rawBodyScope(app, { limit: largestExample }, (scope) => exampleRoute(scope, ctx))
}

/** The example of a media header, which Meta's reviewers look at. */
function exampleRoute(scope: App, ctx: Ctx): void {
  scope.post(
    '/stores/:storeId/channels/:channelId/template-examples',
    {
      config: write,
      schema: {
        consumes: ['application/octet-stream'],
        params: InChannel,
        body: z.unknown(),
        response: { 201: z.object({ handle: z.string() }) },
      },
    },
    async (request, reply) => {
      const business = await businessOf(ctx, request.params)
      const { appId } = ctx.config.meta
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const type = exampleTypeOf(bytes)
      if (!type)
        throw new Problem(422, 'template_example_type', 'An example is a JPEG, PNG, MP4 or PDF file.')
      if (!appId) throw new Problem(503, 'meta_app_missing', 'This server has no Meta app configured.')
      const handle = await uploadExample(business.access, appId, { bytes, type })
      if (!handle.ok) throw refusal(handle)
      return reply.status(201).send({ handle: handle.value })
    },
  )
}

async function list(ctx: Ctx, where: Where): Promise<z.infer<typeof TemplateList>> {
  const businessId = await businessIdOf(ctx, where)
  return ctx.db.withStore(storeOf(where), async (tx) => {
    const [rows, listing] = await Promise.all([templatesOf(tx, businessId), listingOf(tx, businessId)])
    return toList(rows, listing)
  })
}

/** The business account of a channel that exists, connected or not. */
async function businessIdOf(ctx: Ctx, where: Where): Promise<string> {
  const channel = await ctx.db.withStore(storeOf(where), (tx) => findChannel(tx, where.channelId))
  if (!channel) throw notFound()
  const { wabaId } = channel.settings
  return typeof wabaId === 'string' ? wabaId : ''
}

async function businessOf(ctx: Ctx, where: Where): Promise<Business> {
  await businessIdOf(ctx, where)
  const business = await openBusiness(ctx, storeOf(where), where.channelId)
  if (!business) throw notConnected()
  return business
}

async function rowOf(ctx: Ctx, where: Where & { templateId: string }): Promise<TemplateRow> {
  const businessId = await businessIdOf(ctx, where)
  const row = await ctx.db.withStore(storeOf(where), (tx) => templateOf(tx, businessId, where.templateId))
  if (!row) throw notFound()
  return row
}

async function changedView(ctx: Ctx, where: Where, changed: Changed): Promise<TemplateView> {
  if (changed.ok) return toView(await rowOf(ctx, { ...where, templateId: changed.id }))
  if ('code' in changed) throw refusal(changed)
  throw new Problem(422, 'template_invalid', 'The template breaks rules of WhatsApp.', {
    problems: changed.problems,
  })
}

const notConnected = () =>
  new Problem(
    409,
    'channel_not_connected',
    'Templates belong to a connected WhatsApp number. Connect it first.',
  )

const sentences: Record<ManagementRefusal, readonly [status: number, detail: string]> = {
  exists_already: [
    409,
    'WhatsApp has a template with this name in this language already, or deleted one lately.',
  ],
  too_many_templates: [409, 'The WhatsApp account holds as many templates as it may.'],
  not_editable: [409, 'WhatsApp does not let this template be changed now.'],
  rejected: [422, 'WhatsApp does not take this template.'],
  rate_limited: [429, 'WhatsApp asks to wait before templates are changed again.'],
  token_rejected: [409, 'WhatsApp no longer accepts the token of this channel. Connect it again.'],
  permission_missing: [409, 'The token of this channel may not manage templates. Connect it again.'],
  unknown: [409, 'WhatsApp no longer knows this template. Read the list anew.'],
  unreachable: [503, 'WhatsApp does not answer at the moment. Try again in a few minutes.'],
}

/** `words` are Meta's own to the people who write templates; no customer's text is in them. */
function refusal({ code, words }: Refused): Problem {
  const [status, detail] = sentences[code]
  return new Problem(status, `template_${code}`, detail, words === null ? {} : { words })
}
