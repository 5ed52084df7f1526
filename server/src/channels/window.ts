import type { ChannelKind } from './channel.ts'

const HOUR = 3_600_000

/** How long after the contact's last message free text may be sent; null is for ever. */
const openFor: Record<ChannelKind, number | null> = {
  whatsapp: 24 * HOUR,
  instagram: 24 * HOUR,
  telegram: null,
}

export interface SendWindow {
  readonly open: boolean
  /** When it closes or closed; null when nothing closes it, or when nothing has opened it yet. */
  readonly until: Date | null
}

/** Whether free text may be sent to a contact who wrote last at `lastInboundAt`. */
export function sendWindow(kind: ChannelKind, lastInboundAt: Date | null, now: Date): SendWindow {
  const length = openFor[kind]
  if (length === null) return { open: true, until: null }
  if (!lastInboundAt) return { open: false, until: null }
  const until = new Date(lastInboundAt.getTime() + length)
  return { open: now < until, until }
}
