import type { View } from '../../api/types.ts'

/** Whether nobody has ever written: then it is the first test that is missing, not customers. */
export const nothingYet = (counts: Readonly<Record<View, number>> | null): boolean =>
  counts !== null && Object.values(counts).every((count) => count === 0)
