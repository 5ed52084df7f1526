import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'

type Json = Record<string, unknown>
export type Service = 'openai' | 'anthropic' | 'gemini' | 'voyage' | 'elevenlabs'

/** What is wrong with a value by the providers' own descriptions; empty when it fits. */
export type Check = (value: unknown) => string[]

const files: Record<Service, string> = {
  openai: 'openai-2.3.0.openapi.json',
  anthropic: 'anthropic-2026-05.openapi.json',
  gemini: 'gemini-v1beta-2026-08.openapi.json',
  voyage: 'voyage-1.1.openapi.yaml',
  elevenlabs: 'elevenlabs-2026-08.openapi.json',
}

const folder = resolve(
  process.env['SHARED_DIR'] ?? resolve(import.meta.dirname, '../../../shared'),
  'contracts',
)

/** Whether the providers' descriptions are at hand. On CI their absence is a failure, elsewhere a reason to leave out.
 *  @throws Error on CI when they are missing */
export function contractsPresent(): boolean {
  const present = Object.values(files).every((file) => existsSync(resolve(folder, file)))
  if (present) return true
  const reason = `The contracts of the model providers are not in ${folder}; SHARED_DIR names another place.`
  if (process.env['CI'] === 'true') throw new Error(reason)
  process.stderr.write(`${reason} Their checks are left out.\n`)
  return false
}

/** A check against a named schema, or against an inline one given by its path of keys.
 *  `closed` refuses unknown keys, for descriptions that allow everything; `required` adds keys that must be there. */
export function contract(
  service: Service,
  schema: string | readonly string[],
  { closed = false, required = [] }: { closed?: boolean; required?: readonly string[] } = {},
): Check {
  const keys = typeof schema === 'string' ? ['components', 'schemas', schema] : schema
  const pointer = keys
    .map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')
  const validate = ajvFor(service, closed).compile({ allOf: [{ $ref: `${service}#/${pointer}` }], required })
  return (value) =>
    validate(value) ? [] : (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message}`)
}

const validators = new Map<string, Ajv2020>()

/** The description is parsed and repaired once; only the schemas that are asked for are compiled. */
function ajvFor(service: Service, closed: boolean): Ajv2020 {
  const key = `${service} ${closed}`
  const known = validators.get(key)
  if (known) return known
  // Not strict: the descriptions hold words of their own, and formats that nobody else knows.
  const ajv = new Ajv2020({ strict: false, logger: false })
  addFormats.default(ajv)
  ajv.addSchema(repaired(service, closed), service)
  validators.set(key, ajv)
  return ajv
}

/** The description with the repairs that its readers need. The files themselves stay as published. */
function repaired(service: Service, closed: boolean): Json {
  const file = readFileSync(resolve(folder, files[service]), 'utf8')
  const raw: Json = files[service].endsWith('.yaml') ? parse(file) : JSON.parse(file)
  return walk(raw, (schema) => repair(service, schema, closed))
}

function walk(value: Json, change: (schema: Json) => Json): Json {
  const entries = Object.entries(value).map(([key, each]) => [key, walkAny(each, change)])
  return change(Object.fromEntries(entries))
}

function walkAny(value: unknown, change: (schema: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((each) => walkAny(each, change))
  return isJson(value) ? walk(value, change) : value
}

function repair(service: Service, schema: Json, closed: boolean): Json {
  switch (service) {
    case 'openai':
      return anyOfInsteadOfOneOf(nullableAsType(schema))
    case 'anthropic':
      return nullableAsType(schema)
    case 'voyage':
      return stringOrList(nullableAsType(schema))
    case 'gemini':
    case 'elevenlabs':
      return closed ? closedObject(schema) : schema
  }
}

/** One input item of OpenAI's Responses matches two branches at once. */
function anyOfInsteadOfOneOf(schema: Json): Json {
  const { oneOf, ...rest } = schema
  return Array.isArray(oneOf) ? { ...rest, anyOf: oneOf } : schema
}

/** `nullable` is a word of OpenAPI 3.0, which JSON Schema does not know. */
function nullableAsType(schema: Json): Json {
  if (schema['nullable'] !== true) return schema
  const { nullable: _, ...rest } = schema
  if (Array.isArray(rest['enum']) && !rest['enum'].includes(null)) rest['enum'] = [...rest['enum'], null]
  if (typeof rest['type'] === 'string') return { ...rest, type: [rest['type'], 'null'] }
  return { anyOf: [rest, { type: 'null' }] }
}

/** Voyage says `type: object` beside "a string or a list". */
function stringOrList(schema: Json): Json {
  const { type, ...rest } = schema
  return type === 'object' && Array.isArray(schema['oneOf']) ? rest : schema
}

function closedObject(schema: Json): Json {
  return isJson(schema['properties']) && schema['additionalProperties'] === undefined
    ? { ...schema, additionalProperties: false }
    : schema
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
