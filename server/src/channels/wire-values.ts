import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import { seenName } from './seen-name.ts'

/** A body as JSON. `value` is undefined when it cannot be read; `problems` says in short words what was wrong. */
export interface ReadBody {
  readonly value: unknown
  readonly problems: readonly string[]
}

const utf8 = new TextDecoder()

/**
 * Reads a webhook body, whatever it holds. Broken UTF-8 becomes replacement characters rather than a lost message, and
 * integers that a number cannot hold become strings, since they are ids.
 */
export function readBody(body: Buffer): ReadBody {
  const problems = isUtf8(body) ? [] : ['broken utf-8']
  const text = utf8.decode(body)
  try {
    return { value: parseJson(text), problems }
  } catch (error) {
    const why = error instanceof RangeError ? 'json nested too deep' : 'malformed json'
    return { value: undefined, problems: [...problems, why] }
  }
}

const longNumber = /[:[,\s]-?\d{16}/

/** JSON.parse that keeps integers beyond 2^53 as text. @throws SyntaxError, and RangeError for absurd nesting. */
export function parseJson(text: string): unknown {
  // A reviver visits every value, so it is used only where there may be such a number.
  return longNumber.test(text) ? JSON.parse(text, keepLongIntegers) : JSON.parse(text)
}

function keepLongIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source
  return typeof value === 'number' && !Number.isSafeInteger(value) && source && /^-?\d+$/.test(source)
    ? source
    : value
}

/** PostgreSQL refuses NUL, and a lone surrogate has no UTF-8. */
export const cleanText = (text: string): string => text.replaceAll('\u0000', '').replace(/\p{Cs}/gu, '')

const deepest = 6
const longestJson = 32_000

/** JSON that came inside a text; undefined when it is none, or longer than anybody fills in. */
export function readJsonText(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > longestJson) return undefined
  try {
    return parseJson(value)
  } catch {
    return undefined
  }
}

/** A stranger's JSON that PostgreSQL can keep: texts and keys cleaned, the too deep left out. */
export function cleanJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepest) return undefined
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, depth + 1) ?? null)
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [cleanText(key), cleanJson(field, depth + 1)]),
  )
}

/** Text that is worth keeping: cleaned, else undefined. */
export const someText = (value: unknown, max = Number.POSITIVE_INFINITY): string | undefined => {
  if (typeof value !== 'string') return undefined
  const text = cleanText(value.length > max ? value.slice(0, max) : value)
  return text.trim() === '' ? undefined : text
}

/** A name that a stranger chose for themselves: one line, of bearable length, without what is not seen. */
const someName = (value: unknown): string | undefined => seenName(someText(value, 200) ?? '') || undefined

const longestEmoji = 40

/** A reaction: of whatever a stranger sends for one only the beginning, since it hangs on the edge of a bubble. */
const someEmoji = (value: unknown): string | undefined => someText(value, longestEmoji)

const longestId = 512

/** An id of a provider: a string, or a number written out. It goes into a unique index, so its length has a bound. */
export const someId = (value: unknown): string | undefined => {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  return typeof text === 'string' && text !== '' && text.length <= longestId && cleanText(text) === text
    ? text
    : undefined
}

/** A provider's own word for something, fit to be shown and kept. */
export const someWord = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w.-]{1,64}$/.test(value) ? value : undefined

const longestAddress = 4_096

/** An address of the web, as a browser would open it. */
export const someAddress = (value: unknown): string | undefined => {
  const url = typeof value === 'string' && value.length <= longestAddress ? URL.parse(value) : null
  return url && /^https?:$/.test(url.protocol) && cleanText(url.href) === url.href ? url.href : undefined
}

const earliest = Date.UTC(2009, 0, 1)
const latest = Date.UTC(2100, 0, 1)

/** Unix time as number or digits, in seconds or milliseconds: providers mix them, the magnitude tells. */
export const someInstant = (value: unknown): Date | undefined => {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined
  const ms = number < 100_000_000_000 ? number * 1000 : number
  return ms >= earliest && ms < latest ? new Date(ms) : undefined
}

const needed = <T>(read: (value: unknown) => T | undefined, what: string) =>
  z.unknown().transform((value, ctx): T => {
    const found = read(value)
    if (found !== undefined) return found
    ctx.addIssue({ code: 'custom', message: what })
    return z.NEVER
  })
const optional = <T>(read: (value: unknown) => T | undefined) => z.unknown().transform(read).optional()

/** Fields of a wire schema. The plain ones must be there; the `maybe` ones are undefined when absent or of a wrong type. */
export const id = needed(someId, 'no id')
export const instant = needed(someInstant, 'no time')
export const word = needed(someWord, 'no word')
export const maybeId = optional(someId)
export const maybeText = optional(someText)
export const maybeName = optional(someName)
export const maybeEmoji = optional(someEmoji)
export const maybeWord = optional(someWord)
export const maybeAddress = optional(someAddress)
export const maybeInstant = optional(someInstant)
/** A part that is skipped as a whole when it is not what it should be. */
export const maybe = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)
export const flag = z
  .unknown()
  .optional()
  .transform((value) => value === true)
/** A list whose items are read one by one, so that one bad item spoils nothing else. */
export const items = z.array(z.unknown()).optional().catch(undefined)

type Kept<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** Leaves out what is undefined, so that "absent" has one form. */
export function present<const T extends object>(value: T): Kept<T> {
  // Thousands a second are read: a list of the fields, and of each its name and value, would be made for every one.
  const kept: Record<string, unknown> = {}
  for (const key in value) if (value[key] !== undefined) kept[key] = value[key]
  return kept as Kept<T>
}

/** Where and how a part was wrong, without its content. */
export const whatIsWrong = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'it'} ${issue.code === 'custom' ? issue.message : issue.code}`)
    .join(', ')
