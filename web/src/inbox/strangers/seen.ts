/** Signs that turn the direction of whatever follows them; chats have no use for them, disguises have. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g
/** A second alphabet that no font shows: texts can be carried in it past whoever reads. */
const tagged = /[\u{e0000}-\u{e007f}]/gu
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** A stranger's words as they read: nothing in them moves other words about. */
export const seenText = (text: string): string => text.replace(turning, '').replace(tagged, '')

/** A stranger's name, to stand in a sentence: one that is written from the right does not turn what stands around it. */
export function seenName(name: string): string {
  const seen = seenText(name)
  return rightToLeft.test(seen) ? `\u2068${seen}\u2069` : seen
}

const longestBeginning = 200

/** The beginning of a text, for where a line of it is enough. */
export const beginningOf = (text: string): string =>
  text.length > longestBeginning ? `${text.slice(0, longestBeginning).toWellFormed()}…` : text
