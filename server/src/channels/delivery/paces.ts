import { WhatsAppSettings } from '../whatsapp/check.ts'
import type { Sender } from './accounts.ts'

export interface Rate {
  /** One more is earned in so many milliseconds. */
  readonly intervalMs: number
  /** So many may go at once after a rest. */
  readonly burst: number
}

/** How fast messages may leave; each rate is an allowance of its own, and a message takes one of each that it falls under. */
export interface Pace {
  readonly channel: Rate
  readonly chat?: Rate
  readonly group?: Rate
  /** Sounds and films, beside what all messages share. */
  readonly heavy?: Rate
}

/**
 * About 30 messages a second by one bot, one a second into one chat with short bursts, 20 a minute into one group. No second
 * and no minute holds more than that, wherever it begins.
 */
const telegram: Pace = {
  channel: { intervalMs: 40, burst: 5 },
  chat: { intervalMs: 1000, burst: 3 },
  group: { intervalMs: 4000, burst: 5 },
}

/** 100 a second of an account, of sounds and films 10. */
const instagram: Pace = {
  channel: { intervalMs: 12, burst: 12 },
  heavy: { intervalMs: 125, burst: 2 },
}

/**
 * 80 a second of a number, 20 when it lives in the phone app as well, 1,000 once Meta has raised it; what comes in counts
 * too, so some is left for that. To one person one in six seconds, of which up to 45 may be taken beforehand.
 */
const pair: Rate = { intervalMs: 6000, burst: 45 }
const whatsapp: Pace = { channel: { intervalMs: 16, burst: 12 }, chat: pair }
const coexisting: Pace = { channel: { intervalMs: 70, burst: 4 }, chat: pair }
const raised: Pace = { channel: { intervalMs: 1.25, burst: 100 }, chat: pair }

export function paceOf(sender: Extract<Sender, { state: 'connected' }>): Pace {
  if (sender.kind === 'telegram') return telegram
  if (sender.kind === 'instagram') return instagram
  const { data: settings } = WhatsAppSettings.safeParse(sender.account.settings)
  if (settings?.coexisting) return coexisting
  return settings?.raised ? raised : whatsapp
}
