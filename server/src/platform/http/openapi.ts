import swagger from '@fastify/swagger'
import type { RouteOptions } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { Ctx } from '../context.ts'
import type { App } from './app.ts'

const contractUrl = '/api/v1/openapi.json'

/** The contract, made from the routes' schemas; every operation may also answer with a problem document. */
export async function describeContract(app: App, ctx: Ctx): Promise<void> {
  app.addHook('onRoute', nameOperation)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tutum Business',
        version: 'v1',
        description: 'Everything the panel does, by the same routes.',
      },
      servers: [{ url: ctx.config.publicUrl }],
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tutum_session' } },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) =>
      withProblems(jsonSchemaTransformObject(document) as unknown as Contract) as never,
  })
  app.get(contractUrl, { schema: { hide: true } }, async () => app.swagger())
}

/** Gives operations their names where a route did not: `listX` reads better, but every one has a stable id and a tag. */
function nameOperation(route: RouteOptions): void {
  if (!route.url.startsWith('/api/v1/') || route.url === contractUrl) {
    route.schema = { hide: true, ...route.schema }
    return
  }
  const parts = route.url
    .replace(/^\/api\/v1\//, '')
    .replace('stores/:storeId/', '')
    .split('/')
  const method = [route.method].flat()[0]?.toLowerCase() ?? 'get'
  const words = parts.map((part) => (part.startsWith(':') ? `by-${part.slice(1)}` : part)).join('-')
  route.schema = { operationId: camel(`${method}-${words}`), tags: [parts[0] ?? 'other'], ...route.schema }
}

const camel = (words: string): string =>
  words.replace(/[-_.*]+(\w?)/g, (_, letter: string) => letter.toUpperCase())

interface Contract {
  paths?: Record<string, Record<string, { responses?: Record<string, object> }>>
  components?: { responses?: Record<string, object>; schemas?: Record<string, object> }
}

function withProblems(contract: Contract): Contract {
  for (const path of Object.values(contract.paths ?? {}))
    for (const operation of Object.values(path))
      operation.responses = {
        ...operation.responses,
        default: { $ref: '#/components/responses/Problem' },
      }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const Problem = { description: 'A problem document (RFC 9457) with a stable `code`.', content }
  const components = { ...contract.components, responses: { Problem } }
  return withoutUnused({ ...contract, components })
}

/** Every named schema comes in two forms, as it is sent and as it is answered; most are used in one. */
function withoutUnused(contract: Contract): Contract {
  const schemas = contract.components?.schemas ?? {}
  const used = new Set<string>()
  const visit = (value: unknown) => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      if (!used.has(name)) visitSchema(name)
  }
  const visitSchema = (name: string) => {
    used.add(name)
    visit(schemas[name] ?? {})
  }
  visit([contract.paths, contract.components?.responses])
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)))
  return { ...contract, components: { ...contract.components, schemas: kept } }
}
