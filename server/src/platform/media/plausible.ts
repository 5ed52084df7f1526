const longestMs = 24 * 60 * 60 * 1000

/** A length in whole milliseconds that a file claims, unless it is none or more than a day. */
export function plausibleMs(claimed: number): number | undefined {
  const ms = Math.round(claimed)
  return ms > 0 && ms <= longestMs ? ms : undefined
}
