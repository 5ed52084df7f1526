import type { FastifyRequest } from 'fastify'
import { Problem } from '../problems.ts'
import type { App } from './app.ts'

/** PostgreSQL keeps neither NUL nor half of a surrogate pair, so text with either is refused where it comes in. */
export function refuseUnstorable(app: App): void {
  app.addHook('preValidation', (request, _reply, done) => {
    const paths = unstorableIn(request)
    if (paths.length === 0) return done()
    const fields = paths.map((path) => ({ path, message: 'holds characters that are no text' }))
    done(new Problem(422, 'invalid_fields', 'Some fields are wrong.', { fields }))
  })
}

/** A body of bytes is for its route to judge. */
function unstorableIn({ body, query }: FastifyRequest): string[] {
  const inBody = body instanceof Uint8Array ? [] : pathsOf(body, 'body')
  return [...inBody, ...pathsOf(query, 'querystring')]
}

function pathsOf(value: unknown, path: string): string[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    isStorable(name) ? pathsOf(inner, `${path}.${name}`) : [path],
  )
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
