import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'
import { z } from 'zod'

/** What is wrong with a value by the provider's own description; empty when it fits. */
export type Check = (value: unknown) => string[]

type Schema = Record<string, unknown>

const folder = resolve(
  process.env['SHARED_DIR'] ?? resolve(import.meta.dirname, '../../../shared'),
  'contracts',
)
const metaFile = resolve(folder, 'meta-whatsapp-business-v23.0.openapi.yaml')
const telegramFile = resolve(folder, 'telegram-bot-api-10.1.json')

/** Whether the descriptions are at hand. On CI their absence is a failure, elsewhere a reason to leave the checks out.
 *  @throws Error on CI when they are missing */
export function channelContractsPresent(): boolean {
  if (existsSync(metaFile) && existsSync(telegramFile)) return true
  const reason = `The contracts of Meta and Telegram are not in ${folder}; SHARED_DIR names another place.`
  if (process.env['CI'] === 'true') throw new Error(reason)
  process.stderr.write(`${reason} Their checks are left out.\n`)
  return false
}

/** Checks against the named schemas of Meta's WhatsApp description. */
export function metaContract(): (schema: string) => Check {
  const document = MetaDocument.parse(parse(readFileSync(metaFile, 'utf8')))
  const schemas = repairWebhooks(document.components.schemas)
  return compiler({ components: { schemas: walk(schemas, closeAllOf) } }, '/components/schemas/')
}

/** Checks against types (`Update`) of the Bot API, and against what a method takes or returns. All are closed. */
export function telegramContract(): {
  type: (name: string) => Check
  takes: (method: string) => Check
  returns: (method: string) => Check
} {
  const { types, methods } = TelegramDocument.parse(JSON.parse(readFileSync(telegramFile, 'utf8')))
  const definitions: Record<string, Schema> = {}
  for (const [name, { fields, subtypes }] of Object.entries(types)) {
    definitions[name] = subtypes ? { anyOf: subtypes.map(typeSchema) } : objectSchema(fields ?? [])
  }
  for (const [name, method] of Object.entries(methods)) {
    definitions[`${name} takes`] = objectSchema(method.fields ?? [])
    definitions[`${name} returns`] = anyOfTypes(method.returns)
  }
  const compile = compiler({ $defs: definitions }, '/$defs/')
  return {
    type: compile,
    takes: (method) => compile(`${method} takes`),
    returns: (method) => compile(`${method} returns`),
  }
}

const MetaDocument = z.object({
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
})
const Field = z.object({ name: z.string(), types: z.array(z.string()), required: z.boolean() })
const TelegramDocument = z.object({
  types: z.record(
    z.string(),
    z.object({ fields: z.array(Field).optional(), subtypes: z.array(z.string()).optional() }),
  ),
  methods: z.record(
    z.string(),
    z.object({ fields: z.array(Field).optional(), returns: z.array(z.string()) }),
  ),
})

function compiler(document: Schema, path: string): (name: string) => Check {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'contract')
  return (name) => {
    const validate = ajv.compile({ $ref: `contract#${path}${encodeURIComponent(name)}` })
    return (value) =>
      validate(value) ? [] : (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message}`)
  }
}

/** The branches of an `allOf` refuse each other's fields; the closing belongs on the schema that holds them. */
function closeAllOf(schema: Schema): Schema {
  const branches = schema['allOf']
  if (!Array.isArray(branches) || !branches.some(isClosed)) return schema
  const open = branches.map((branch) => (isClosed(branch) ? without(branch, 'additionalProperties') : branch))
  return { ...schema, allOf: open, unevaluatedProperties: false }
}

const isClosed = (branch: unknown): branch is Schema =>
  isSchema(branch) && branch['additionalProperties'] === false

/** Two documents were merged into one, and its webhook part points at the schemas for sending. */
const incomingNames: Record<string, string> = {
  TextMessage: 'TextMessage_2',
  BaseMessageProperties: 'BaseMessageProperties_1',
  ErrorObject: 'ErrorObject_2',
  ...Object.fromEntries(
    ['Reaction', 'Audio', 'Document', 'Image', 'Sticker', 'Video', 'Location'].map((kind) => [
      `${kind}Message`,
      `${kind}Message_1`,
    ]),
  ),
  ContactObject: 'ContactObject_1',
}

function repairWebhooks(schemas: Record<string, Schema>): Schema {
  const names = Object.keys(schemas)
  const firstOfWebhooks = names.indexOf('WebhookPayload')
  const prefix = '#/components/schemas/'
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      names.indexOf(name) < firstOfWebhooks
        ? schema
        : walk(schema, (part) => {
            const target = typeof part['$ref'] === 'string' ? part['$ref'].slice(prefix.length) : ''
            const incoming = incomingNames[target]
            return incoming ? { ...part, $ref: prefix + incoming } : part
          }),
    ]),
  )
}

function objectSchema(fields: z.infer<typeof Field>[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ name, types }) => [name, anyOfTypes(types)])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  }
}

function anyOfTypes(types: string[]): Schema {
  return { anyOf: types.map(typeSchema) }
}

function typeSchema(name: string): Schema {
  if (name.startsWith('Array of '))
    return { type: 'array', items: typeSchema(name.slice('Array of '.length)) }
  return plainTypes[name] ?? { $ref: `#/$defs/${name}` }
}

const plainTypes: Record<string, Schema> = {
  Integer: { type: 'integer' },
  Float: { type: 'number' },
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  True: { const: true },
  InputFile: { type: 'string' },
}

function walk(value: Schema, change: (schema: Schema) => Schema): Schema {
  return change(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walkAny(part, change)])))
}

function walkAny(value: unknown, change: (schema: Schema) => Schema): unknown {
  if (Array.isArray(value)) return value.map((part) => walkAny(part, change))
  return isSchema(value) ? walk(value, change) : value
}

function without(schema: Schema, key: string): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key))
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
