import { type ActionId, actionOf } from '../actions.ts'
import { type Bindings, takenBy } from '../bindings.ts'

export type Refusal =
  | { why: 'reserved' | 'writes'; chord: string }
  | { why: 'taken'; chord: string; by: ActionId }

/** Browsers keep these to themselves, or every text field needs them. */
const reserved = [
  /^(Shift\+)?(Tab|Space|Escape|Backspace|Delete|Enter)$/,
  /^(Shift\+)?(Arrow|Page|Home|End)/,
  /^(Alt\+)?(Shift\+)?F\d+$/,
  /^Mod\+Key[ACVXTNWQRL]$/,
  /^Mod\+Shift\+Key[TNWQRIJ]$/,
  /^Mod\+(Digit\d|Equal|Minus|Tab|Backspace|Enter)$/,
]

/** Why a key cannot simply be given to an action; null when it can. */
export function refusalOf(bindings: Bindings, id: ActionId, chord: string): Refusal | null {
  const usual = actionOf(id).keys.includes(chord)
  if (!usual && chord.split(' ').some((press) => reserved.some((form) => form.test(press))))
    return { why: 'reserved', chord }
  if (actionOf(id).inFields && !/^(Mod|Alt)\+/.test(chord)) return { why: 'writes', chord }
  const by = takenBy(bindings, id, chord)
  return by ? { why: 'taken', chord, by } : null
}
