/** The part of JSON Schema 2020-12 that our own OpenAPI document uses. */
interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
  $ref?: string
}

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}

export interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}

const methods = ['get', 'put', 'post', 'delete', 'patch']

/** TypeScript types of an OpenAPI 3.1 document, in the shape that `openapi-fetch` reads. */
export function renderTypes({ paths, components }: OpenApiDocument): string {
  const schemas = Object.entries(components?.schemas ?? {})
  return [
    '// Made by `npm run generate` from the HTTP contract; do not edit.',
    'export interface paths {',
    ...Object.entries(paths).flatMap(([path, operations]) => [
      `  ${key(path)}: {`,
      ...methods.map((method) => `    ${method}${operationMember(operations[method])}`),
      '  }',
    ]),
    '}',
    'export interface components {',
    '  schemas: {',
    ...schemas.map(([name, schema]) => `    ${key(name)}: ${render(schema)}`),
    '  }',
    '}',
    '',
  ].join('\n')
}

function operationMember(operation: Operation | undefined): string {
  if (!operation) return '?: never'
  const parameters = ['query', 'path', 'header'].map((place) => parametersOf(operation, place)).join('; ')
  const body = operation.requestBody ? `{ content: ${contentOf(operation.requestBody.content)} }` : 'never'
  const responses = Object.entries(operation.responses)
    .map(
      ([status, { content }]) =>
        `${Number(status) || 'default'}: { content: ${content ? contentOf(content) : 'never'} }`,
    )
    .join('; ')
  return `: { parameters: { ${parameters} }; requestBody${operation.requestBody ? '' : '?'}: ${body}; responses: { ${responses} } }`
}

function parametersOf({ parameters = [] }: Operation, place: string): string {
  const here = parameters.filter((parameter) => parameter.in === place)
  if (here.length === 0) return `${place}?: never`
  const members = here.map(
    ({ name, required, schema }) => `${key(name)}${required ? '' : '?'}: ${render(schema)}`,
  )
  return `${place}${here.some(({ required }) => required) ? '' : '?'}: { ${members.join('; ')} }`
}

const contentOf = (content: Record<string, { schema: Schema }>): string =>
  `{ ${Object.entries(content)
    .map(([type, { schema }]) => `${key(type)}: ${render(schema)}`)
    .join('; ')} }`

function render(schema: Schema | undefined): string {
  if (!schema) return 'unknown'
  if (schema.$ref) return `components['schemas'][${JSON.stringify(schema.$ref.split('/').at(-1))}]`
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const union = schema.anyOf ?? schema.oneOf
  if (union) return `(${union.map(render).join(' | ')})`
  if (schema.allOf) return `(${schema.allOf.map(render).join(' & ')})`
  if (Array.isArray(schema.type)) return schema.type.map((type) => render({ ...schema, type })).join(' | ')
  if (schema.type === 'array') return `(${render(schema.items)})[]`
  if (schema.type === 'object' || schema.properties) return renderObject(schema)
  if (schema.type === 'integer') return 'number'
  return schema.type ?? 'unknown'
}

function renderObject({ properties = {}, required = [], additionalProperties }: Schema): string {
  const members = Object.entries(properties).map(
    ([name, schema]) => `${key(name)}${required.includes(name) ? '' : '?'}: ${render(schema)}`,
  )
  if (members.length > 0) return `{ ${members.join('; ')} }`
  return `Record<string, ${typeof additionalProperties === 'object' ? render(additionalProperties) : 'unknown'}>`
}

const key = (name: string): string => (/^[a-zA-Z_$][\w$]*$/.test(name) ? name : JSON.stringify(name))
