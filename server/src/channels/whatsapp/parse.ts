import type { Correspondent, InboundMessage, InboundStatus, ParseResult } from '../channel.ts'
import { type Gathering, gather } from '../gathering.ts'
import { present, readBody } from '../wire-values.ts'
import { type Envelope, readAccountField } from './account-events.ts'
import { failureReason } from './errors.ts'
import { Body, Change, Contact, Entry, Failure, Message, Status, Value } from './wire.ts'

/** What a delivery of WhatsApp's Cloud API holds. Never throws; what cannot be understood is told in `problems`. */
export function parseWhatsApp(raw: Buffer): ParseResult {
  const { value, problems } = readBody(raw)
  const found = gather(problems)
  const body = value === undefined ? undefined : found.take(Body, value, 'body')
  for (const entry of body?.entry ?? []) {
    const read = found.take(Entry, entry, 'entry')
    for (const change of read?.changes ?? []) readChange(change, { id: read?.id, raw: entry }, found)
  }
  return found.result()
}

function readChange(raw: unknown, entry: Envelope, found: Gathering): void {
  const change = found.take(Change, raw, 'change')
  if (!change) return
  if (change.field === 'messages' || change.field === 'smb_message_echoes') readValue(change.value, found)
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
  for (const error of value.errors ?? [])
    found.problem(`account error ${Failure.safeParse(error).data?.code ?? 'without code'}`)
}

function readMessage(account: string, raw: unknown, contacts: readonly Contact[], found: Gathering): void {
  const message = found.take(Message, raw, 'message')
  if (!message) return
  const from = personOf({ phoneId: message.from, userId: message.from_user_id }, contacts)
  if (from) found.message(account, { ...contentOf(message), from })
  else found.problem('message: nobody is named as sender')
}

/** Written by a person of the shop in the phone app that shares the number. */
function readEcho(account: string, raw: unknown, contacts: readonly Contact[], found: Gathering): void {
  const echo = found.take(Message, raw, 'echo')
  if (!echo) return
  const from = personOf({ phoneId: echo.to, userId: echo.to_user_id }, contacts)
  if (from) found.message(account, { ...contentOf(echo), from, echo: true })
  else found.problem('echo: nobody is named as recipient')
}

/**
 * The wa_id is the person's id as long as the payload shows it; somebody who hides the number is known by the
 * business-scoped user id alone. Contacts are joined by id: their order promises nothing.
 */
function personOf(
  ids: { phoneId: string | undefined; userId: string | undefined },
  contacts: readonly Contact[],
): Correspondent | undefined {
  const contact = contacts.find(
    ({ wa_id, user_id }) =>
      (wa_id !== undefined && wa_id === ids.phoneId) || (user_id !== undefined && user_id === ids.userId),
  )
  const phoneId = ids.phoneId ?? contact?.wa_id
  const userId = ids.userId ?? contact?.user_id
  const externalId = phoneId ?? userId
  if (externalId === undefined) return undefined
  return present({
    externalId,
    alias: phoneId === undefined ? undefined : userId,
    name: contact?.profile?.name,
    username: contact?.profile?.username,
    phone: phoneId !== undefined && /^\d{6,15}$/.test(phoneId) ? `+${phoneId}` : undefined,
  })
}

function contentOf(message: Message): Omit<InboundMessage, 'from' | 'echo'> {
  const common = { providerId: message.id, at: message.timestamp }
  const replyTo = message.context?.id
  // A group's thread is not the participant's: an answer would go to the wrong place, so it is only shown.
  if (message.group_id !== undefined)
    return { ...common, kind: 'unsupported', rawKind: 'group', silent: true }
  if (message.type === 'text' && message.text?.body !== undefined)
    return present({ ...common, kind: 'text', text: message.text.body, replyTo })
  return present({
    ...common,
    kind: 'unsupported',
    rawKind: message.unsupported?.type ?? message.type ?? 'unknown',
    text: wordsOf(message),
    replyTo: subjectOf(message) ?? replyTo,
    silent: silentKinds.has(message.type) || undefined,
  })
}

const silentKinds = new Set<string | undefined>(['reaction', 'edit', 'revoke', 'system', 'request_welcome'])

/** The words that come with something we do not show yet. */
const wordsOf = (message: Message): string | undefined =>
  message.image?.caption ??
  message.video?.caption ??
  message.document?.caption ??
  message.button?.text ??
  message.interactive?.button_reply?.title ??
  message.interactive?.list_reply?.title ??
  message.reaction?.emoji ??
  message.edit?.message?.text?.body

const subjectOf = (message: Message): string | undefined =>
  message.reaction?.message_id ?? message.edit?.original_message_id ?? message.revoke?.original_message_id

const steps: Record<string, InboundStatus['status']> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // A voice message was listened to, so it was read.
  played: 'read',
  failed: 'failed',
}

function readStatus(account: string, raw: unknown, found: Gathering): void {
  const told = found.take(Status, raw, 'status')
  if (!told) return
  const status = Object.hasOwn(steps, told.status) ? steps[told.status] : undefined
  if (!status) {
    found.problem(`status ${told.status} is not taken`)
    return
  }
  const code = Failure.safeParse(told.errors?.[0]).data?.code
  const reason = status === 'failed' ? failureReason(code) : undefined
  found.status(
    account,
    present({ providerId: told.id, status, at: told.timestamp, key: told.biz_opaque_callback_data, reason }),
  )
}
