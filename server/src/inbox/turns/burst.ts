/** The longest wait after the first message of a burst, as a multiple of the wait after its last. */
const LONGEST = 10 / 3

const FINISHED = /[?!.…]\s*$/
const LONG_TEXT = 80

/**
 * How long to wait for another message after one that reads `text`, in milliseconds. People send one thought in several
 * messages; what reads like a finished one gets half of the wait.
 */
export const burstWait = (text: string, waitMs: number): number =>
  FINISHED.test(text) || text.length > LONG_TEXT ? waitMs / 2 : waitMs

/** However many messages follow, the answer begins this long after the first, in milliseconds. */
export const longestBurst = (waitMs: number): number => waitMs * LONGEST
