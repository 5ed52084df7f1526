import type { FastifyInstance } from 'fastify'
import type { App } from './app.ts'

// One exact type: it is looked up, where a pattern for all types would be parsed at every request.
const BYTES = 'application/octet-stream'

/**
 * An encapsulated scope whose routes get the body as the bytes that came, whatever the content type says, up to `limit` bytes.
 * Signatures are over these bytes.
 */
export async function rawBodyScope(
  app: App,
  options: { limit: number },
  routes: (scope: App) => Promise<void> | void,
): Promise<void> {
  await app.register(async (scope: FastifyInstance) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      BYTES,
      { parseAs: 'buffer', bodyLimit: options.limit },
      (_request, body, done) => done(null, body),
    )
    // Also a type that is missing or no type at all must not keep a signed body out.
    scope.addHook('onRequest', (request, _reply, done) => {
      request.headers['content-type'] = BYTES
      done()
    })
    scope.addHook('onRoute', (route) => {
      route.bodyLimit ??= options.limit
    })
    await routes(scope as unknown as App)
  })
}
