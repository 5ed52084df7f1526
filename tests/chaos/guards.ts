import { channels } from './guards/channels.ts'
import { inbox } from './guards/inbox.ts'
import { strangers } from './guards/strangers.ts'
import { walls } from './guards/walls.ts'
import type { Mutant } from './mutants.ts'

/** Each guard of the walls that this product stands on, and the test that misses it. */
export const mutants: readonly Mutant[] = [...walls, ...channels, ...inbox, ...strangers]
