import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { keptKeys } from './keys.ts'

const url = (fallback: string) =>
  z
    .url({ protocol: /^https?$/ })
    .default(fallback)
    .transform((value) => value.replace(/\/+$/, ''))
const secret = z.string().min(1).optional()

const key = /^[A-Za-z0-9+/]{43}=$/
const addresses = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim().toLowerCase())
      .filter((one) => one !== ''),
  )
  .refine(
    (list) => z.array(z.email()).safeParse(list).success,
    'must be e-mail addresses, with commas between',
  )
const masterKey = z
  .string()
  .refine(
    (value) => parseMasterKeys(value).length > 0,
    'must be 32 bytes in base64, or a list `1:<base64>,2:<base64>`',
  )
const tokenKey = z.string().regex(key, 'must be 32 bytes in base64')

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SIMULATOR_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  DATA_DIR: z.string().default('./data'),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  MASTER_KEY: masterKey.optional(),
  TOKEN_DATABASE_KEY: tokenKey.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Tutum <no-reply@localhost>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TRUST_PROXY: z.string().default('false'),
  PLATFORM_OPERATORS: addresses,
  META_APP_ID: secret,
  META_APP_SECRET: secret,
  META_VERIFY_TOKEN: secret,
  META_WEB_URL: url('https://www.facebook.com'),
  META_GRAPH_URL: url('https://graph.facebook.com'),
  WHATSAPP_SIGNUP_CONFIG_ID: secret,
  INSTAGRAM_APP_ID: secret,
  INSTAGRAM_APP_SECRET: secret,
  INSTAGRAM_WEB_URL: url('https://www.instagram.com'),
  INSTAGRAM_GRAPH_URL: url('https://graph.instagram.com'),
  INSTAGRAM_API_URL: url('https://api.instagram.com'),
  TELEGRAM_API_URL: url('https://api.telegram.org'),
  OPENAI_BASE_URL: url('https://api.openai.com/v1'),
  ANTHROPIC_BASE_URL: url('https://api.anthropic.com/v1'),
  GOOGLE_BASE_URL: url('https://generativelanguage.googleapis.com/v1beta'),
  VOYAGE_BASE_URL: url('https://api.voyageai.com/v1'),
  VOYAGE_API_KEY: secret,
  ELEVENLABS_BASE_URL: url('https://api.elevenlabs.io'),
  ELEVENLABS_API_KEY: secret,
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('us-east-1'),
  S3_ACCESS_KEY_ID: secret,
  S3_SECRET_ACCESS_KEY: secret,
  BURST_WAIT_MS: z.coerce.number().int().min(0).max(10_000).default(1200),
  FAULT_POINT: z.string().optional(),
})

export interface MasterKey {
  readonly no: number
  readonly key: Buffer
}

export type Config = ReturnType<typeof readConfig>

/** A variable that is missing or wrong; the message names it and says what to do. */
export class WrongConfig extends Error {
  override name = 'WrongConfig'
}

/**
 * Reads the environment, once. Nothing else looks at it.
 * On the embedded engine missing keys are made once and kept in DATA_DIR/keys.json.
 * @throws WrongConfig that names every variable that is wrong.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const parsed = Environment.safeParse(withoutEmpty(env))
  if (!parsed.success) throw new WrongConfig(sentences(parsed.error))
  const value = parsed.data
  const inMemory = value.DATA_DIR.startsWith('memory:')
  const dataDir = inMemory ? value.DATA_DIR : resolve(value.DATA_DIR)
  const { masterKey, tokenDatabaseKey } = sealingKeys(value, dataDir)
  return {
    port: value.PORT,
    host: value.HOST,
    publicUrl: (value.PUBLIC_URL ?? `http://127.0.0.1:${value.PORT}`).replace(/\/+$/, ''),
    /** Where one writes as a customer, when a simulator stands in for the providers. */
    simulatorUrl: value.SIMULATOR_URL,
    databaseUrl: value.DATABASE_URL,
    redisUrl: value.REDIS_URL,
    dataDir,
    /** Where files lie; in memory mode a folder of this process in the system's place for such. */
    filesDir: inMemory ? resolve(tmpdir(), `tutum-files-${process.pid}`) : resolve(dataDir, 'files'),
    /** Where files lie instead, when a bucket is named. */
    s3: bucketOf(value),
    role: value.ROLE,
    /** The last one seals; all of them open. */
    masterKeys: parseMasterKeys(masterKey),
    tokenDatabaseKey,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    logLevel: value.LOG_LEVEL,
    trustProxy: parseTrustProxy(value.TRUST_PROXY),
    /** Addresses, in lower case, of the people who run the platform; see `guard.ts`. */
    platformOperators: value.PLATFORM_OPERATORS as readonly string[],
    meta: {
      appId: value.META_APP_ID,
      appSecret: value.META_APP_SECRET,
      verifyToken: value.META_VERIFY_TOKEN,
      /** The configuration of Facebook Login for Business that opens WhatsApp's sign-up. */
      signUpConfigId: value.WHATSAPP_SIGNUP_CONFIG_ID,
      webUrl: value.META_WEB_URL,
      graphUrl: value.META_GRAPH_URL,
    },
    instagram: {
      appId: value.INSTAGRAM_APP_ID,
      appSecret: value.INSTAGRAM_APP_SECRET,
      webUrl: value.INSTAGRAM_WEB_URL,
      graphUrl: value.INSTAGRAM_GRAPH_URL,
      apiUrl: value.INSTAGRAM_API_URL,
    },
    telegram: { apiUrl: value.TELEGRAM_API_URL },
    models: {
      openaiUrl: value.OPENAI_BASE_URL,
      anthropicUrl: value.ANTHROPIC_BASE_URL,
      googleUrl: value.GOOGLE_BASE_URL,
      voyageUrl: value.VOYAGE_BASE_URL,
      voyageKey: value.VOYAGE_API_KEY,
      elevenlabsUrl: value.ELEVENLABS_BASE_URL,
      elevenlabsKey: value.ELEVENLABS_API_KEY,
    },
    /** How long the assistant waits after a contact's message for the next one; 0 answers at once. */
    burstWaitMs: value.BURST_WAIT_MS,
    /** For crash tests only, see `fault.ts`. */
    faultPoint: value.FAULT_POINT,
  } as const
}

function bucketOf(value: z.infer<typeof Environment>) {
  const { S3_BUCKET: bucket, S3_REGION: region } = value
  if (!bucket) return undefined
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = value
  if (!accessKeyId || !secretAccessKey)
    throw new WrongConfig(
      'S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: must both be set when S3_BUCKET is, or leave it out to keep files on disk',
    )
  const endpoint = (value.S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`).replace(/\/+$/, '')
  return { endpoint, bucket, region, accessKeyId, secretAccessKey } as const
}

/** `<base64>` is key 1; a list names each: `1:<base64>,2:<base64>`. Empty when the text is neither. */
function parseMasterKeys(text: string): MasterKey[] {
  if (key.test(text)) return [{ no: 1, key: Buffer.from(text, 'base64') }]
  const keys: MasterKey[] = []
  for (const part of text.split(',')) {
    const [no = '', base64 = ''] = part.trim().split(':')
    if (!/^\d{1,4}$/.test(no) || !key.test(base64)) return []
    keys.push({ no: Number(no), key: Buffer.from(base64, 'base64') })
  }
  return new Set(keys.map((one) => one.no)).size === keys.length ? keys : []
}

function sealingKeys(value: z.infer<typeof Environment>, dataDir: string) {
  const given = { masterKey: value.MASTER_KEY, tokenDatabaseKey: value.TOKEN_DATABASE_KEY }
  if (given.masterKey && given.tokenDatabaseKey)
    return { masterKey: given.masterKey, tokenDatabaseKey: given.tokenDatabaseKey }
  if (!value.DATABASE_URL) {
    const kept = keptKeys(dataDir)
    return {
      masterKey: given.masterKey ?? kept.masterKey,
      tokenDatabaseKey: given.tokenDatabaseKey ?? kept.tokenDatabaseKey,
    }
  }
  const missing = [
    given.masterKey ? undefined : 'MASTER_KEY',
    given.tokenDatabaseKey ? undefined : 'TOKEN_DATABASE_KEY',
  ].filter((name) => name !== undefined)
  throw new WrongConfig(
    missing
      .map((name) => `${name}: must be set when DATABASE_URL is. Make one with: openssl rand -base64 32`)
      .join('\n'),
  )
}

/** 'true' trusts anyone, a number that many hops, else a list of addresses or ranges. */
function parseTrustProxy(text: string): boolean | string[] | ((address: string, hop: number) => boolean) {
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^\d+$/.test(text)) return (_address, hop) => hop < Number(text)
  return text.split(',').map((part) => part.trim())
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
}

function sentences(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n')
}
