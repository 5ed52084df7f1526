import { z } from 'zod'

/** Far more than there are actions. */
const MOST = 200

const actionName = z
  .string()
  .regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)?$/)
  .max(60)
const press = '(Mod\\+)?(Alt\\+)?(Shift\\+)?[A-Z][A-Za-z0-9]{0,30}'
const chord = z
  .string()
  .regex(new RegExp(`^${press}( ${press})?$`))
  .describe('One press or two, as `Mod+Shift+KeyF` or `KeyG KeyI`; places of keys, not letters')

export type Keys = Readonly<Record<string, string | null>>
export const KeysChange = z.strictObject({
  keys: z
    .record(actionName, chord.nullable())
    .refine((keys) => Object.keys(keys).length <= MOST, `at most ${MOST}`)
    .describe('By action; null is no key, and an action that is not named keeps the usual one'),
})
export const KeysShape = z.object({ keys: z.record(z.string(), z.string().nullable()) }).meta({ id: 'Keys' })
