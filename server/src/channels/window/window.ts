import type { ChannelKind } from '../channel.ts'
import { freeUntil } from './free-entry.ts'
import { privateReply } from './private-reply.ts'
import type { InboundAct, SendWindow, WindowQuestion, WindowReason } from './question.ts'
import { closes, DAY, WEEK } from './span.ts'

/**
 * The one clock: whether something may be sent to a person now, how, until when, and why not. Pure; ask with another
 * `now` to learn what will be allowed then.
 */
export function sendWindow(asked: WindowQuestion, now: Date): SendWindow {
  if (asked.history.blocked) return refused('blocked')
  return byChannel[asked.channel](asked, now)
}

const byChannel: Record<ChannelKind, (asked: WindowQuestion, now: Date) => SendWindow> = {
  whatsapp(asked, now) {
    if (asked.what === 'human_agent' || asked.what === 'private_reply') return refused('not_on_channel')
    const free = freeUntil(asked.history, now)
    if (asked.what === 'template') return { allowed: true, how: 'template', until: null, freeUntil: free }
    const until = closes(heardAt(asked), DAY, now)
    if (isOpen(until, now)) return { allowed: true, how: 'plain', until, freeUntil: free }
    return { allowed: false, how: 'template', until, why: closedWhy(asked) }
  },

  instagram(asked, now) {
    if (asked.what === 'template') return refused('not_on_channel')
    if (asked.what === 'private_reply') return privateReply(asked.history.comment, now)
    const until = closes(heardAt(asked), DAY, now)
    if (asked.what !== 'human_agent' && isOpen(until, now)) return plain(until)
    const byHand = closes(heardAt(asked), WEEK, now)
    if (asked.what === 'reaction' || !isOpen(byHand, now))
      return { allowed: false, how: 'nothing', until, why: closedWhy(asked) }
    if (asked.who !== 'member') return { allowed: false, how: 'nothing', until, why: 'person_only' }
    return { allowed: true, how: 'human_agent', until: byHand, freeUntil: null }
  },

  telegram(asked, now) {
    if (asked.what !== 'text' && asked.what !== 'media' && asked.what !== 'reaction')
      return refused('not_on_channel')
    // A bot's chat exists only once its person has started it, and never closes.
    if (asked.connection === undefined || asked.connection === 'bot') return plain(null)
    if (asked.connection === 'business_off') return refused('connection_off')
    if (asked.connection === 'business_silent') return refused('connection_silent')
    if (asked.connection === 'business_unapproved') return refused('connection_unapproved')
    // Bots cannot react on behalf of a business account.
    if (asked.what === 'reaction') return refused('not_on_channel')
    const until = closes(heardAt(asked), DAY, now)
    return isOpen(until, now)
      ? plain(until)
      : { allowed: false, how: 'nothing', until, why: closedWhy(asked) }
  },
}

/** What opens a window for sure. Whether a reaction does is not said by any provider, so it does not. */
const opens: Record<ChannelKind, Record<InboundAct, boolean>> = {
  whatsapp: { message: true, button: true, call: true, reaction: false },
  instagram: { message: true, button: true, call: false, reaction: false },
  telegram: { message: true, button: false, call: false, reaction: false },
}

const heardAt = ({ channel, history }: WindowQuestion): Date | null =>
  opens[channel][history.lastInboundKind ?? 'message'] ? history.lastInboundAt : null

const closedWhy = (asked: WindowQuestion): WindowReason =>
  asked.history.lastInboundAt ? 'window_closed' : 'never_wrote'

const isOpen = (until: Date | null, now: Date): until is Date => until !== null && now < until

const plain = (until: Date | null): SendWindow => ({ allowed: true, how: 'plain', until, freeUntil: null })
const refused = (why: WindowReason): SendWindow => ({ allowed: false, how: 'nothing', until: null, why })
