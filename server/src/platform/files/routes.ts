import { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { App } from '../http/app.ts'
import { parseId } from '../ids.ts'
import { notFound, Problem } from '../problems.ts'
import { dispositionOf } from './disposition.ts'
import { rangeOf } from './range.ts'
import { isSignedBy, signingKeys } from './signature.ts'

/** Opens a file by its signed URL, until it ends. The signature is the permission; there is no session here. */
export async function fileRoutes(app: App, ctx: Ctx): Promise<void> {
  const keys = signingKeys(ctx.config)
  app.get(
    '/files/:storeId/:sha256',
    {
      schema: {
        operationId: 'openFile',
        tags: ['files'],
        security: [],
        params: z.object({ storeId: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
        querystring: z.object({
          until: z.coerce.number().int(),
          signature: z.string().max(100),
          name: z.string().max(300).optional(),
        }),
      },
    },
    async (request, reply) => {
      const { storeId, sha256 } = request.params
      const { until, signature, name } = request.query
      const ended = until * 1000 < ctx.clock.now().getTime()
      if (ended || !isSignedBy(keys, { storeId, sha256, until, name }, signature)) throw notFound()
      const file = await fileOf(ctx, storeId, sha256)
      if (!file) throw notFound()
      const range = rangeOf(request.headers, file)
      if (range === 'unsatisfiable') {
        void reply.header('content-range', `bytes */${file.size}`)
        throw new Problem(416, 'range_not_satisfiable', 'The file is shorter than that.')
      }
      const bytes = await ctx.files.open(storeId, sha256, range)
      if (!bytes) throw notFound()
      return reply
        .code(range ? 206 : 200)
        .headers(range ? { 'content-range': `bytes ${range.from}-${range.to}/${file.size}` } : {})
        .type(file.type)
        .header('content-length', range ? range.to - range.from + 1 : file.size)
        .header('content-disposition', dispositionOf(file.type, name))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('accept-ranges', 'bytes')
        .header('etag', file.etag)
        .header('cache-control', 'private, max-age=300')
        .send(bytes)
    },
  )
}

interface Found {
  readonly type: string
  readonly size: number
  readonly etag: string
}

async function fileOf(ctx: Ctx, storeId: string, sha256: string): Promise<Found | undefined> {
  const [found] = await ctx.db.withStore(parseId<'store'>(storeId), (tx) =>
    tx.query<{ type: string; size: bigint }>(
      'select type, size from file where store_id = $1 and sha256 = $2',
      [storeId, sha256],
    ),
  )
  return found && { type: found.type, size: Number(found.size), etag: `"${sha256}"` }
}
