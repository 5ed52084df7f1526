import type { InboundMessage, ParseResult } from '../channel.ts'
import { type Gathering, gather } from '../gathering.ts'
import { present, readBody, someWord } from '../wire-values.ts'
import { Attachment, Body, Change, Entry, Event, type Message } from './wire.ts'

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
  for (const change of changes) readChange(entry.id, change, found)
}

/** The dashboard's test sends its message as a change; all other changes are comments and the like. */
function readChange(account: string, raw: unknown, found: Gathering): void {
  const change = found.take(Change, raw, 'change')
  if (!change) return
  if (change.field === 'messages') readEvent(account, change.value, found)
  else found.problem(`field ${change.field} is not taken`)
}

/** In standby another app answers the thread: what the customer writes is shown, and is not ours to answer. */
function readEvent(account: string, raw: unknown, found: Gathering, listening?: 'standby'): void {
  const event = found.take(Event, raw, 'event')
  if (!event) return
  const ours = event.sender.id === account || event.message?.is_echo === true
  const customer = ours ? event.recipient : event.sender
  const isRead = event.read !== undefined
  if (customer.id === account) found.problem('a message of the account to itself')
  else if (isRead && !ours) found.read(account, { externalId: customer.id, at: event.timestamp })
  else if (!isRead)
    found.message(account, {
      ...contentOf(event, raw),
      ...(listening && !ours ? { kind: 'unsupported', rawKind: listening, silent: true } : {}),
      ...(ours ? { echo: true } : {}),
      at: event.timestamp,
      from: present({ externalId: customer.id, username: customer.username }),
    })
}

type Content = Pick<InboundMessage, 'providerId' | 'kind' | 'rawKind' | 'text' | 'replyTo' | 'silent'>

/** Reactions, edits and taps have no id of their own; theirs is made of what tells them apart when they come again. */
function contentOf(event: Event, raw: unknown): Content {
  const { message, reaction, message_edit: edit, postback } = event
  const moment = `${event.sender.id}:${event.timestamp.getTime()}`
  if (message?.mid !== undefined) return messageContent(message, message.mid)
  if (reaction)
    return present({
      providerId: `reaction:${reaction.mid}:${reaction.action ?? ''}:${moment}`,
      kind: 'unsupported',
      rawKind: 'reaction',
      text: reaction.emoji,
      replyTo: reaction.mid,
      silent: true,
    })
  if (edit)
    return present({
      providerId: `edit:${edit.mid}:${edit.num_edit ?? moment}`,
      kind: 'unsupported',
      rawKind: 'message_edit',
      text: edit.text,
      replyTo: edit.mid,
      silent: true,
    })
  const rawKind = postback ? 'postback' : unknownKind(raw)
  const providerId = postback?.mid ?? `${rawKind}:${moment}`
  // A tap on a button speaks for the customer; what else is told this way is not said to the shop.
  return present({
    providerId,
    kind: 'unsupported',
    rawKind,
    text: postback?.title,
    silent: postback ? undefined : true,
  })
}

function messageContent(message: Message, mid: string): Content {
  // It carries the id of what was deleted, so it needs another one to be seen beside it.
  if (message.is_deleted)
    return {
      providerId: `deleted:${mid}`,
      kind: 'unsupported',
      rawKind: 'message_deleted',
      replyTo: mid,
      silent: true,
    }
  const attachment = message.attachments?.[0]
  const common = { providerId: mid, text: message.text, replyTo: message.reply_to?.mid }
  if (message.text !== undefined && attachment === undefined && !message.is_unsupported)
    return present({ ...common, kind: 'text' })
  const rawKind = message.is_unsupported
    ? 'unsupported'
    : (Attachment.safeParse(attachment).data?.type ?? 'unknown')
  return present({ ...common, kind: 'unsupported', rawKind })
}

const envelope = new Set(['sender', 'recipient', 'timestamp'])

/** The event's own name for itself is its key beside the envelope. */
function unknownKind(raw: unknown): string {
  const keys = typeof raw === 'object' && raw !== null ? Object.keys(raw) : []
  return keys.map(someWord).find((key) => key !== undefined && !envelope.has(key)) ?? 'unknown'
}
