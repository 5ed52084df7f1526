import type { Mutant } from './mutants.ts'

/** Each guard of the walls that this product stands on, and the test that misses it. */
export const mutants: readonly Mutant[] = []
