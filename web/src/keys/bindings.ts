import { type ActionId, actionIds, actionOf } from './actions.ts'
import { collide } from './chords.ts'

/** What a member has bound otherwise: null is no key at all. Names of actions that are no more are passed over. */
export type Overrides = Readonly<Record<string, string | null>>
export type Bindings = ReadonlyMap<ActionId, readonly string[]>

export const bindingsOf = (overrides: Overrides): Bindings =>
  new Map(actionIds.map((id) => [id, keysOf(id, overrides[id])]))

function keysOf(id: ActionId, override: string | null | undefined): readonly string[] {
  const { keys, fixed } = actionOf(id)
  if (override === undefined || fixed) return keys
  return override === null ? [] : [override]
}

export interface Meant {
  action: ActionId | null
  /** More presses may follow. */
  begins: boolean
}

/** What the presses mean; those of a field belong to the field. */
export function meaningOf(bindings: Bindings, presses: string): Meant {
  let begins = false
  for (const [id, keys] of bindings) {
    if (actionOf(id).fixed) continue
    if (keys.includes(presses)) return { action: id, begins: false }
    begins ||= keys.some((chord) => chord.startsWith(`${presses} `))
  }
  return { action: null, begins }
}

/** Who has a key that would not work beside this one. */
export const takenBy = (bindings: Bindings, id: ActionId, chord: string): ActionId | null =>
  [...bindings].find(
    ([other, keys]) =>
      other !== id && keys.some((each) => collide(each, chord) && !isOfFieldAlone(other, each)),
  )?.[0] ?? null

// A slash opens the ready answers in a field and the search outside of it: they never meet.
const isOfFieldAlone = (id: ActionId, chord: string): boolean =>
  actionOf(id).fixed === true && id !== 'back' && !chord.startsWith('Mod+')
