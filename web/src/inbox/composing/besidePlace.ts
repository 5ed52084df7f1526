import type { RefObject } from 'react'
import type { ChoicesDraft } from './choices.ts'
import { isBlank, keepChoices, keptChoices } from './keptChoices.ts'
import { keepPart, keptPart } from './parts/keptPart.ts'
import { holdsWords, type PartDraft } from './parts/part.ts'

/** What stands beside the words of one message. */
export interface Beside {
  choices: ChoicesDraft | null
  part: PartDraft | null
}

/** Where it is read and put; `open`: whoever put it goes on writing there. */
export interface Place {
  read(): Beside
  show(to: Beside, open: boolean): void
}

/** Under what a device keeps it. */
interface Keys {
  choices: string
  part: string
}

const composers = new Map<string, RefObject<Place>>()

/** While this composer is there, it is where the message stands. */
export function standsHere(key: string, place: RefObject<Place>): () => void {
  composers.set(key, place)
  return () => {
    if (composers.get(key) === place) composers.delete(key)
  }
}

/** The composer of that message; once its conversation was left, what the device keeps of it. */
export const placeOf = (keys: Keys): Place => composers.get(keys.part)?.current ?? keptPlace(keys)

const keptPlace = (keys: Keys): Place => ({
  read: () => ({ choices: keptChoices(keys.choices), part: keptPart(keys.part) }),
  show: ({ choices, part }) => {
    keepChoices(keys.choices, choices)
    keepPart(keys.part, part)
  },
})

/** There is something to lose. */
export const holdsAnything = ({ choices, part }: Beside): boolean =>
  (choices !== null && !isBlank(choices)) || (part !== null && holdsWords(part))
