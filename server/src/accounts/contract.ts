import { z } from 'zod'
import { roles } from './permissions.ts'

const Language = z.enum(['ru', 'ky', 'en'])
const Name = z.string().trim().min(1).max(100)
const currencies = new Set(Intl.supportedValuesOf('currency'))

const details = {
  name: Name,
  country: z.string().regex(/^[A-Z]{2}$/, 'two letters of ISO 3166'),
  currency: z.string().refine((code) => currencies.has(code), 'a currency of ISO 4217'),
  timeZone: z.string().refine(isTimeZone, 'a time zone of IANA, like Asia/Bishkek'),
  languages: z.array(Language).min(1).max(3),
}

/** What a person gives to sign up; the rest of the body is dropped. */
export const SignUp = z.object({
  firstName: Name,
  lastName: Name,
  email: z.email().max(254),
  password: z.string().min(10).max(200),
  language: Language.default('ru'),
  callbackURL: z.string().max(500).optional(),
})

export const StoreRequest = z.strictObject(details)
export const StoreChange = StoreRequest.partial()
export const MeChange = z.strictObject({
  language: Language.optional(),
  firstName: Name.optional(),
  lastName: Name.optional(),
})

const StoreShape = z.object({
  id: z.string(),
  name: z.string(),
  country: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  languages: z.array(Language).readonly(),
})
export const StoreAnswer = StoreShape.meta({ id: 'Store' })
export const StoreWithRole = StoreShape.extend({ role: z.enum(roles) }).meta({ id: 'StoreWithRole' })

export const MeAnswer = z
  .object({
    person: z.object({
      id: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      email: z.string(),
      language: Language,
    }),
    stores: z.array(StoreWithRole),
    /** Whether they run the whole platform, by configuration. */
    platformOperator: z.boolean(),
  })
  .meta({ id: 'Me' })

export const MemberAnswer = z
  .object({
    id: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    role: z.enum(roles),
  })
  .meta({ id: 'Member' })

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
