import type { FastifyInstance } from 'fastify'

/** Reads bodies as leniently as the real services do: an announced but empty JSON body is none, forms are read too. */
export function readLenientBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(String(body)))
    } catch (error) {
      done(Object.assign(new Error('The body is not JSON', { cause: error }), { statusCode: 400 }))
    }
  })
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))))
    },
  )
}

/** Reads `multipart/form-data` into its fields. */
export function readForms(app: FastifyInstance): void {
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, body, done) => {
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    new Response(new Uint8Array(Buffer.from(body)), { headers }).formData().then(
      (form) => done(null, form),
      () => done(Object.assign(new Error('The form cannot be read'), { statusCode: 400 })),
    )
  })
}
