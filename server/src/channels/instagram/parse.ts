import type { ParseResult } from '../channel.ts'
import { type Gathering, gather } from '../gathering.ts'
import { present, readBody, someWord } from '../wire-values.ts'
import { readChange } from './read-changes.ts'
import { type Content, readMessage, readNotice, readPostback } from './read-content.ts'
import { Body, Change, Entry, Event } from './wire.ts'

/** What a delivery of Instagram messaging holds. Never throws; what cannot be understood is told in `problems`. */
export function parseInstagram(raw: Buffer): ParseResult {
  const { value, problems } = readBody(raw)
  const found = gather(problems)
  const bodies = value === undefined ? undefined : found.take(Body, value, 'body')
  for (const body of bodies ?? []) for (const entry of body.entry) readEntry(entry, found)
  return found.result()
}

function readEntry(raw: unknown, found: Gathering): void {
  const entry = found.take(Entry, raw, 'entry')
  if (!entry) return
  for (const event of entry.messaging ?? []) readEvent(entry.id, event, found)
  for (const event of entry.standby ?? []) readEvent(entry.id, event, found, 'standby')
  const changes = entry.field === undefined ? (entry.changes ?? []) : [entry]
  for (const change of changes) readField(entry.id, change, found)
}

const messageFields = new Set([
  'messages',
  'message_echoes',
  'message_edit',
  'message_reactions',
  'messaging_postbacks',
  'messaging_seen',
  'messaging_referral',
])

/** The dashboard's tests send their events as changes; all other changes are comments and the like. */
function readField(account: string, raw: unknown, found: Gathering): void {
  const change = found.take(Change, raw, 'change')
  if (!change) return
  if (messageFields.has(change.field)) readEvent(account, change.value, found)
  else found.problem(`field ${change.field} is not taken`)
}

/** In standby another app answers the thread: what the customer writes is shown, and is not ours to answer. */
function readEvent(account: string, raw: unknown, found: Gathering, listening?: 'standby'): void {
  const event = found.take(Event, raw, 'event')
  if (!event) return
  const { timestamp: at, message } = event
  const ours = event.sender.id === account || message?.is_echo === true
  const customer = ours ? event.recipient : event.sender
  if (customer.id === account || message?.is_self) {
    found.problem('a message of the account to itself')
    return
  }
  if (event.read) {
    if (!ours) found.read(account, { externalId: customer.id, at: event.read.watermark ?? at })
    return
  }
  const change = readChange(event, ours ? 'phone' : 'contact')
  if (change) {
    found.change(account, change)
    return
  }
  const content = contentOf(event, raw, found)
  // Only a message is a turn of the shop; what else its own side tells of asks nothing and says nothing.
  if (ours && message?.mid === undefined)
    found.problem(`${content.rawKind ?? content.kind} of the account is not taken`)
  else
    found.message(account, {
      ...content,
      ...(listening && !ours ? { silent: true } : {}),
      ...(ours ? { echo: true } : {}),
      at,
      from: present({ externalId: customer.id, username: customer.username }),
    })
}

function contentOf(event: Event, raw: unknown, found: Gathering): Content {
  const { message, postback } = event
  if (message?.mid !== undefined) return readMessage(message, message.mid, event.timestamp, found.problem)
  return postback ? readPostback(postback, event) : readNotice(event, ownName(raw))
}

const envelope = new Set(['sender', 'recipient', 'timestamp'])

/** The event's own name for itself is its key beside the envelope. */
function ownName(raw: unknown): string {
  const keys = typeof raw === 'object' && raw !== null ? Object.keys(raw) : []
  return keys.map(someWord).find((key) => key !== undefined && !envelope.has(key)) ?? 'unknown'
}
