/** The part of JSON Schema that request bodies use. */
export interface BodySchema {
  type?: string | string[]
  properties?: Record<string, BodySchema>
  required?: string[]
  items?: BodySchema
  enum?: unknown[]
  const?: unknown
  anyOf?: BodySchema[]
  oneOf?: BodySchema[]
  format?: string
  minLength?: number
  minimum?: number
  minItems?: number
  pattern?: string
  default?: unknown
}

/** The smallest value that a schema takes, so that a request reaches the rule behind its shape. */
export function exampleOf(schema: BodySchema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const branch = (schema.anyOf ?? schema.oneOf)?.[0]
  if (branch) return exampleOf(branch)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object' || schema.properties) return exampleObject(schema)
  if (type === 'array') return schema.minItems ? [exampleOf(schema.items ?? {})] : []
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (type === 'boolean') return true
  if (type === 'null') return null
  return exampleText(schema)
}

/** Every required field; when none is, the first plain one, so that a change is a change. */
function exampleObject({ properties = {}, required = [] }: BodySchema): object {
  const plain = Object.keys(properties).find((name) => typeof exampleOf(properties[name] ?? {}) !== 'object')
  const names = required.length > 0 || !plain ? required : [plain]
  return Object.fromEntries(names.map((name) => [name, exampleOf(properties[name] ?? {})]))
}

function exampleText({ format, minLength = 1 }: BodySchema): string {
  if (format === 'uuid') return crypto.randomUUID()
  if (format === 'date-time') return '2099-01-01T00:00:00.000Z'
  if (format === 'email') return 'someone@example.com'
  if (format === 'uri') return 'http://127.0.0.1:9/'
  return 'x'.repeat(Math.max(minLength, 1))
}
