import { type ChannelKind, type Sendable, type SendWindow, type SentBy, sendWindow } from '#channels'
import type { MessageJson } from './reading/shapes.ts'

/** What a conversation's row tells of its window. */
export interface WindowFacts {
  readonly channelKind: ChannelKind
  readonly lastInboundAt: Date | null
  readonly blocked: boolean
  /** Telegram: a thread of the shop's own account, through its business connection. */
  readonly business: boolean
  /** WhatsApp: when they last came by an ad, when the shop first answered then, and what Meta says of the price. */
  readonly adAt: Date | null
  readonly adAnsweredAt: Date | null
  readonly freeUntil: Date | null
  /** What the store and its owner let us do there; null where that was never told. */
  readonly connectionState: 'on' | 'off' | 'silent' | 'unapproved' | null
}

/** Selects them: `c` is the conversation, `ch` its channel. Who has written since has come back. */
export const windowFacts = `ch.kind as "channelKind", c.last_inbound_at as "lastInboundAt",
  c.ad_at as "adAt", c.ad_answered_at as "adAnsweredAt", c.free_until as "freeUntil",
  exists (select 1 from identity w where w.store_id = c.store_id and w.channel_id = c.channel_id
    and w.external_id = c.external_id and w.unreachable_since >= coalesce(c.last_inbound_at, '-infinity')) as blocked,
  ch.kind = 'telegram' and position(':' in c.external_id) > 0 as business,
  case when ch.kind = 'telegram' then (select case when b.approval <> 'approved' then 'unapproved' when not b.enabled then 'off' when not b.may_reply then 'silent' else 'on' end
    from business_connection b where b.store_id = c.store_id and b.channel_id = c.channel_id
      and b.id = split_part(c.external_id, ':', 1)) end as "connectionState"`

/** Whether a text may go into a conversation at `now`. */
export const textWindow = (facts: WindowFacts, who: SentBy, now: Date): SendWindow =>
  windowFor(facts, 'text', who, now)

/** The same for anything that may go; a template needs no open window. */
export const windowFor = (facts: WindowFacts, what: Sendable, who: SentBy, now: Date): SendWindow =>
  sendWindow(
    {
      channel: facts.channelKind,
      connection: connectionOf(facts),
      what,
      who,
      history: {
        lastInboundAt: facts.lastInboundAt,
        blocked: facts.blocked,
        adReferral: facts.adAt && { at: facts.adAt, answeredAt: facts.adAnsweredAt },
        freeUntil: facts.freeUntil,
      },
    },
    now,
  )

function connectionOf({ business, connectionState }: WindowFacts) {
  if (!business) return 'bot'
  return connectionState === 'on' ? 'business' : (`business_${connectionState ?? 'unapproved'}` as const)
}

/** A message stays its author's, whoever presses the button that sends it again. */
export const sentBy = (author: MessageJson['author']): SentBy =>
  author === 'assistant' || author === 'member' ? author : 'automation'
