type Schema = Record<string, unknown>

/** The smallest value that fits a JSON Schema of the kinds that tools and structured answers use. */
export function sampleOf(schema: unknown): unknown {
  if (!isSchema(schema)) return {}
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return schema['enum'][0]
  if ('default' in schema) return schema['default']
  const branch = [schema['anyOf'], schema['oneOf'], schema['allOf']].find(Array.isArray)
  if (branch) return sampleOf(branch[0])
  return sampleOfType(schema)
}

function sampleOfType(schema: Schema): unknown {
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type']
  switch (String(type).toLowerCase()) {
    case 'string':
      return 'text'.padEnd(numberOr(schema['minLength'], 0), 't')
    case 'integer':
    case 'number':
      return numberOr(schema['minimum'], 1)
    case 'boolean':
      return false
    case 'null':
      return null
    case 'array':
      return Array.from({ length: numberOr(schema['minItems'], 0) }, () => sampleOf(schema['items']))
    default:
      return sampleOfObject(schema)
  }
}

function sampleOfObject(schema: Schema): Schema {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : []
  return Object.fromEntries(required.map((name) => [name, sampleOf(properties[name])]))
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null
const numberOr = (value: unknown, other: number): number => (typeof value === 'number' ? value : other)
