import type { PersonChange } from '../content.ts'
import type { Gathering } from '../gathering.ts'
import { present } from '../wire-values.ts'
import type { Message } from './message-wire.ts'
import { phoneOf } from './person.ts'
import { UserIdUpdate } from './wire.ts'

const movingTypes = new Set<string | undefined>([
  'user_changed_number',
  'user_changed_user_id',
  'customer_changed_number',
])

/** Who goes on under another number or id, or on another device, as a system message tells it; empty for any other message. */
export function readMove({ type, system, from, from_user_id, timestamp }: Message): PersonChange[] {
  if (type !== 'system') return []
  const externalId = from ?? from_user_id
  if (system?.type === 'customer_identity_changed' && externalId)
    return [{ kind: 'device', externalId, at: timestamp }]
  if (!movingTypes.has(system?.type)) return []
  const before = [from, from_user_id, system?.previous_user_id]
  return moves(before, { waId: system?.wa_id ?? system?.new_wa_id, userId: system?.user_id }, timestamp)
}

/** The same told by a field of its own. */
export function readUserIdUpdate(account: string, raw: unknown, found: Gathering): void {
  const update = found.take(UserIdUpdate, raw, 'user id update')
  if (!update) return
  const { user_id: ids, wa_id: waId, timestamp } = update
  for (const move of moves([ids.previous], { waId, userId: ids.current }, timestamp))
    found.person(account, move)
}

/** Every id of before leads to every id of now; the number comes last, as replies go to the id that came last. */
function moves(
  before: readonly (string | undefined)[],
  now: { waId: string | undefined; userId: string | undefined },
  at: Date,
): PersonChange[] {
  const after = [now.userId, now.waId].filter((one) => one !== undefined)
  const gone = new Set(before.filter((one): one is string => one !== undefined && !after.includes(one)))
  return [...gone].flatMap((externalId) =>
    after.map((to): PersonChange => present({ kind: 'moved', externalId, to, phone: phoneOf(to), at })),
  )
}
