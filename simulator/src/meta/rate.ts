/** A bucket of permissions that fills over time. */
export class RateLimit {
  #levels = new Map<string, { left: number; at: number }>()
  readonly everyMs: number

  /** @param everyMs how long it takes to earn one permission */
  constructor(everyMs: number) {
    this.everyMs = everyMs
  }

  /** Takes one permission of `key`, of which at most `burst` can be saved up. */
  allows(key: string, burst: number, now: number): boolean {
    const level = this.#levels.get(key) ?? { left: burst, at: now }
    const left = Math.min(burst, level.left + (now - level.at) / this.everyMs)
    this.#levels.set(key, { left: left >= 1 ? left - 1 : left, at: now })
    if (this.#levels.size > 10_000) this.#levels.clear()
    return left >= 1
  }
}
