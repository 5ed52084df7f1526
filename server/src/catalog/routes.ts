import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { rawBodyScope } from '#platform/http/raw-body.ts'
import { parseId } from '#platform/ids.ts'
import { importProducts } from './import/import.ts'
import { priceCheckRoute } from './price-check/route.ts'
import { changeProduct, createProduct, deleteProduct, getProduct, listProducts } from './products.ts'
import { ImportReportView, NewProduct, ProductChange, ProductView, toView } from './wire.ts'

const read = { permission: 'catalog.read' } as const
const write = { permission: 'catalog.write' } as const
const InStore = z.object({ storeId: z.uuid() })
const OneProduct = InStore.extend({ productId: z.uuid() })
const storeOf = (params: { storeId: string }) => parseId<'store'>(params.storeId)
const largestFile = 10 * 1024 * 1024

export async function catalogRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/products',
    {
      // As one types, a search for each letter.
      config: { ...read, rateLimit: { max: 600, timeWindow: '1 minute' } },
      schema: {
        params: InStore,
        querystring: z.object({
          q: z.string().max(500).optional(),
          cursor: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(200).optional(),
        }),
        response: { 200: z.object({ items: z.array(ProductView), next: z.uuid().nullable() }) },
      },
    },
    async (request) => {
      const { items, next } = await listProducts(ctx, storeOf(request.params), request.query)
      return { items: items.map(toView), next }
    },
  )

  app.post(
    '/stores/:storeId/products',
    { config: write, schema: { params: InStore, body: NewProduct, response: { 201: ProductView } } },
    async (request, reply) => {
      const product = await createProduct(ctx, storeOf(request.params), request.body)
      return reply.status(201).send(toView(product))
    },
  )

  app.get(
    '/stores/:storeId/products/:productId',
    { config: read, schema: { params: OneProduct, response: { 200: ProductView } } },
    async (request) => toView(await getProduct(ctx, storeOf(request.params), request.params.productId)),
  )

  app.patch(
    '/stores/:storeId/products/:productId',
    { config: write, schema: { params: OneProduct, body: ProductChange, response: { 200: ProductView } } },
    async (request) => {
      const { texts, variants, slug } = request.body
      const change = { ...(slug && { slug }), ...(texts && { texts }), ...(variants && { variants }) }
      return toView(await changeProduct(ctx, storeOf(request.params), request.params.productId, change))
    },
  )

  app.delete(
    '/stores/:storeId/products/:productId',
    { config: write, schema: { params: OneProduct, response: { 204: z.null() } } },
    async (request, reply) => {
      await deleteProduct(ctx, storeOf(request.params), request.params.productId)
      return reply.status(204).send(null)
    },
  )

  await priceCheckRoute(app, ctx)
  await rawBodyScope(app, { limit: largestFile }, (scope) => {
    scope.post(
      '/stores/:storeId/product-imports',
      {
        config: { ...write, rateLimit: { max: 20, timeWindow: '1 minute' } },
        schema: {
          consumes: ['text/csv'],
          params: InStore,
          querystring: z.object({ apply: z.enum(['true', 'false']).default('false') }),
          response: { 200: ImportReportView },
        },
      },
      async (request) => {
        const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array()
        const report = await importProducts(ctx, storeOf(request.params), bytes, {
          apply: request.query.apply === 'true',
        })
        return { ...report, bad: [...report.bad], columns: [...report.columns] }
      },
    )
  })
}
