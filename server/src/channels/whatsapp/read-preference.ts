import type { Gathering } from '../gathering.ts'
import { present } from '../wire-values.ts'
import { personOf } from './person.ts'
import { type Contact, Preference } from './wire.ts'

const states = new Map<string, 'in' | 'out'>([
  ['stop', 'out'],
  ['resume', 'in'],
  // Wanted before anything was sent to them.
  ['signup', 'in'],
])

/** Somebody has stopped the shop's marketing messages in WhatsApp itself, or wants them. */
export function readPreference(
  account: string,
  raw: unknown,
  contacts: readonly Contact[],
  found: Gathering,
): void {
  const preference = found.take(Preference, raw, 'preference')
  if (!preference) return
  const { category, value, wa_id: phoneId, user_id: userId, timestamp: at } = preference
  const state = category === 'marketing_messages' ? states.get(value) : undefined
  if (!state) return void found.problem(`preference ${value} of ${category} is not taken`)
  const person = personOf({ phoneId, userId }, contacts)
  if (!person) return void found.problem('preference: nobody is named')
  const { externalId, alias } = person
  found.choice(account, present({ externalId, alias, state, at }))
}
