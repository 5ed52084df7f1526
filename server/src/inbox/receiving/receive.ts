import type { Receive, ReceivedEntry } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { hearConsent } from '../consent/consent.ts'
import { hearPreferences } from '../consent/preferences.ts'
import type { InboxEvent } from '../events.ts'
import { lockProviderFacts } from '../lock.ts'
import { hearShared } from '../phone/keyboard.ts'
import { askWhoWrites } from '../profiles/ask.ts'
import { hearRatings } from '../survey/hear.ts'
import { applyChanges } from './changes.ts'
import { type Echo, holdEchoes, settleEchoes } from './echoes.ts'
import { type Arrival, appendInbound } from './messages.ts'
import { applyNames } from './names.ts'
import { appendPast } from './past.ts'
import { type ConversationOf, findOrCreatePeople } from './people.ts'
import { applyPeople } from './reachable.ts'
import { joinSplit } from './same-person.ts'
import { applyReads, applyStatuses, hearPrices } from './statuses.ts'

export interface ReceivePorts {
  /** Whether the store in force has an assistant that answers. */
  assistantAnswers(tx: StoreTx): Promise<boolean>
}

/**
 * Takes in a batch of what providers told a store: a fixed number of statements whatever its size, all in one
 * transaction. A repeat changes nothing: every message is decided by its provider id, statuses only move forward.
 */
export function receiver(ctx: Ctx, ports: ReceivePorts): Receive {
  return async (tx, entries) => {
    const now = ctx.clock.now()
    const [, { conversationOf, splits }] = await Promise.all([
      lockProviderFacts(tx),
      findOrCreatePeople(tx, entries, now),
    ])
    const events = await appendPast(ctx, tx, entries, conversationOf)
    const { inbound, echoes } = arrivals(entries, conversationOf)
    // Asked without waiting in between: while the database moves what was sent, what was said is made ready for it.
    const [said, moved] = await Promise.all([appendSaid(ctx, tx, ports, inbound), applyStatuses(tx, entries)])
    await hearPrices(ctx, tx, entries)
    events.push(...said, ...moved)
    await hearConsent(ctx, tx, inbound)
    await hearShared(tx, inbound)
    if (echoes.length > 0) {
      await holdEchoes(tx, echoes)
      events.push(...(await settleEchoes(ctx, tx)))
    }
    events.push(...(await applyReads(tx, entries)), ...(await applyChanges(tx, entries)))
    const people = await applyPeople(tx, entries, now)
    events.push(...people.events)
    await joinSplit(ctx, tx, [...splits, ...people.splits])
    events.push(...(await hearPreferences(ctx, tx, entries)))
    await applyNames(tx, entries, now)
    await askWhoWrites(ctx, tx, entries, conversationOf)
    announce(ctx, tx, events)
  }
}

async function appendSaid(
  ctx: Ctx,
  tx: StoreTx,
  ports: ReceivePorts,
  inbound: readonly Arrival[],
): Promise<InboxEvent[]> {
  if (inbound.length === 0) return []
  const [rated, answers] = await Promise.all([hearRatings(ctx, tx, inbound), ports.assistantAnswers(tx)])
  return appendInbound(ctx, tx, rated, answers)
}

/** Ids are given in the order of arrival, so that a thread sorted by id keeps it, echoes included. */
function arrivals(entries: readonly ReceivedEntry[], conversationOf: ConversationOf) {
  const inbound: Arrival[] = []
  const echoes: Echo[] = []
  for (const { channelId, messages } of entries)
    for (const message of messages) {
      const conversationId: ConversationId = conversationOf(channelId, message.from.externalId)
      const place = (): Arrival => ({ ...message, id: newId<'message'>(), conversationId, channelId })
      if (message.echo) echoes.push({ lineId: newId<'message'>(), ...place() })
      else inbound.push(place())
    }
  return { inbound, echoes }
}
