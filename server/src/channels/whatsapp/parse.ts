import type { Correspondent, ParseResult } from '../channel.ts'
import { type Gathering, gather } from '../gathering.ts'
import { present, readBody } from '../wire-values.ts'
import { type Envelope, readAccountField } from './account-events.ts'
import { readNames, readPast } from './history/read.ts'
import { Message } from './message-wire.ts'
import { personOf } from './person.ts'
import { sharedPhone } from './read-cards.ts'
import { readChange } from './read-changes.ts'
import { readContent } from './read-content.ts'
import { readMove, readUserIdUpdate } from './read-people.ts'
import { readPreference } from './read-preference.ts'
import { readStatus } from './read-status.ts'
import { Body, Change, Contact, Entry, Failure, Value } from './wire.ts'

/** What a delivery of WhatsApp's Cloud API holds. Never throws; what cannot be understood is told in `problems`. */
export function parseWhatsApp(raw: Buffer): ParseResult {
  const { value, problems } = readBody(raw)
  const found = gather(problems)
  const body = value === undefined ? undefined : found.take(Body, value, 'body')
  for (const entry of body?.entry ?? []) {
    const read = found.take(Entry, entry, 'entry')
    for (const change of read?.changes ?? []) readField(change, { id: read?.id, raw: entry }, found)
  }
  return found.result()
}

const messageFields = new Set(['messages', 'smb_message_echoes', 'user_id_update', 'user_preferences'])

function readField(raw: unknown, entry: Envelope, found: Gathering): void {
  const change = found.take(Change, raw, 'change')
  if (!change) return
  if (messageFields.has(change.field)) readValue(change.value, found)
  else if (change.field === 'history') readPast(change.value, found)
  else if (change.field === 'smb_app_state_sync') readNames(change.value, found)
  else if (!readAccountField(change, entry, found)) found.problem(`field ${change.field} is not taken`)
}

function readValue(raw: unknown, found: Gathering): void {
  const value = found.take(Value, raw, 'value')
  if (!value) return
  const account = value.metadata.phone_number_id
  const contacts = (value.contacts ?? []).flatMap((contact) => Contact.safeParse(contact).data ?? [])
  for (const message of value.messages ?? []) readMessage(account, message, contacts, found)
  for (const echo of value.message_echoes ?? []) readEcho(account, echo, contacts, found)
  for (const status of value.statuses ?? []) readStatus(account, status, found)
  for (const update of value.user_id_update ?? []) readUserIdUpdate(account, update, found)
  for (const preference of value.user_preferences ?? []) readPreference(account, preference, contacts, found)
  for (const error of value.errors ?? [])
    found.problem(`account error ${Failure.safeParse(error).data?.code ?? 'without code'}`)
}

function readMessage(account: string, raw: unknown, contacts: readonly Contact[], found: Gathering): void {
  const message = found.take(Message, raw, 'message')
  if (!message) return
  const move = readMove(message)
  for (const change of move) found.person(account, change)
  if (move.length > 0 || isChange(account, message, 'contact', found)) return
  const from = personOf({ phoneId: message.from, userId: message.from_user_id }, contacts)
  if (from) found.message(account, { ...readContent(message), from: withShared(from, message) })
  else found.problem('message: nobody is named as sender')
}

/** Who hides the number is known by it once they have given it themselves. */
function withShared(from: Correspondent, { type, contacts, group_id }: Message): Correspondent {
  const given = type === 'contacts' && group_id === undefined ? sharedPhone(contacts) : undefined
  return present({ ...from, phone: from.phone ?? given })
}

/** Written by a person of the shop in the phone app that shares the number. */
function readEcho(account: string, raw: unknown, contacts: readonly Contact[], found: Gathering): void {
  const echo = found.take(Message, raw, 'echo')
  if (!echo || isChange(account, echo, 'phone', found)) return
  const from = personOf({ phoneId: echo.to, userId: echo.to_user_id }, contacts)
  if (from) found.message(account, { ...readContent(echo), from, echo: true })
  else found.problem('echo: nobody is named as recipient')
}

/** Whether the message only does something to an earlier one. In a group nobody's thread is meant. */
function isChange(account: string, message: Message, by: 'contact' | 'phone', found: Gathering): boolean {
  const change = message.group_id === undefined ? readChange(message, by) : undefined
  if (change) found.change(account, change)
  return change !== undefined
}
