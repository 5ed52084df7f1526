import { randomBytes } from 'node:crypto'

const epoch = Date.UTC(2026, 0, 1)

/** WhatsApp's form: `wamid.` and base64 of the number with a random part. */
export function makeWamid(customerId: string): string {
  const body = Buffer.concat([Buffer.from(`\x1d\x00${customerId}\x15\x02`), randomBytes(15)])
  return `wamid.${body.toString('base64').replaceAll('=', '')}`
}

export function makeMid(): string {
  return `aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlE${randomBytes(48).toString('base64url')}`
}

/** A start for counters that has to lie above every number of an earlier run: tenths of a second since 2026. */
export function startNumber(now: Date): number {
  return Math.max(1, Math.floor((now.getTime() - epoch) / 100))
}
