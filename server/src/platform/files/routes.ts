import { createReadStream } from 'node:fs'
import { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { App } from '../http/app.ts'
import { parseId } from '../ids.ts'
import { notFound } from '../problems.ts'
import { filePath } from './open.ts'
import { isSignedBy, signingKeys } from './signature.ts'

// Shown in place; anything else, above all what could carry script, is a download.
const shown = /^(image\/(png|jpeg|webp|gif)|audio\/[\w.+-]+|video\/[\w.+-]+)$/

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
        querystring: z.object({ until: z.coerce.number().int(), signature: z.string().max(100) }),
      },
    },
    async (request, reply) => {
      const { storeId, sha256 } = request.params
      const { until, signature } = request.query
      const ended = until * 1000 < ctx.clock.now().getTime()
      if (ended || !isSignedBy(keys, { storeId, sha256, until }, signature)) throw notFound()
      const type = await typeOf(ctx, storeId, sha256)
      if (!type) throw notFound()
      return reply
        .type(type)
        .header('content-disposition', shown.test(type) ? 'inline' : 'attachment')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, max-age=300')
        .send(createReadStream(filePath(ctx.config, storeId, sha256)))
    },
  )
}

async function typeOf(ctx: Ctx, storeId: string, sha256: string): Promise<string | undefined> {
  const rows = await ctx.db.withStore(parseId<'store'>(storeId), (tx) =>
    tx.query<{ type: string }>('select type from file where store_id = $1 and sha256 = $2', [
      storeId,
      sha256,
    ]),
  )
  return rows[0]?.type
}
