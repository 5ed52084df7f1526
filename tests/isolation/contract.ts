import type { App } from '../../server/src/platform/http/app.ts'
import { type BodySchema, exampleOf } from './example.ts'

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** Names of the ids in the path, without the store. */
  readonly ids: readonly string[]
  readonly body: { readonly type: string; readonly schema: BodySchema } | undefined
}

interface Operation {
  requestBody?: { content: Record<string, { schema: BodySchema }> }
}

/** Every route of a store, from the contract that the server publishes. */
export const storeRoutes = (app: App): Promise<Route[]> => routesUnder(app, '/api/v1/stores/{storeId}')

/** Every route for whoever runs the platform. */
export const platformRoutes = (app: App): Promise<Route[]> => routesUnder(app, '/api/v1/platform')

async function routesUnder(app: App, start: string): Promise<Route[]> {
  const contract = (await app.inject('/api/v1/openapi.json')).json<{
    paths: Record<string, Record<string, Operation>>
  }>()
  return Object.entries(contract.paths)
    .filter(([path]) => path.startsWith(start))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => routeOf(path, method, operation)),
    )
}

function routeOf(path: string, method: string, { requestBody }: Operation): Route {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const [content] = Object.entries(requestBody?.content ?? {})
  return {
    method: method.toUpperCase() as Route['method'],
    path,
    ids: names.filter((name) => name !== 'storeId'),
    body: content ? { type: content[0], schema: content[1].schema } : undefined,
  }
}

/** @throws Error for a name without a value: a new kind of id has to be added to the walk. */
export function fill(path: string, values: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined)
      throw new Error(`${path}: the walk knows no value for {${name}}; add one in routes.test.ts`)
    return value
  })
}

export function bodyOf(route: Route): { payload?: string; headers: Record<string, string> } {
  if (!route.body) return { headers: {} }
  const { type, schema } = route.body
  const payload = type.includes('json') ? JSON.stringify(exampleOf(schema)) : 'sku,title,price\nX-1,X,100\n'
  return { payload, headers: { 'content-type': type } }
}
