import type { InboundStatus } from '../../channel.ts'
import type { Gathering } from '../../gathering.ts'
import { present } from '../../wire-values.ts'
import { Message } from '../message-wire.ts'
import { personOf } from '../person.ts'
import { readChange } from '../read-changes.ts'
import { readContent } from '../read-content.ts'
import { Contact, Failure } from '../wire.ts'
import { Book, BookEntry, Context, Part, Past, Thread } from './wire.ts'

/** Sharing was declined in the phone app. */
const declined = 2593109

interface Place {
  readonly account: string
  /** The shop's own number, digits only. */
  readonly own: string | undefined
  readonly contacts: readonly Contact[]
}

/** The field `history`: parts of the past, files that follow them, or that its owner shares nothing. */
export function readPast(raw: unknown, found: Gathering): void {
  const value = found.take(Past, raw, 'history')
  if (!value) return
  const { phone_number_id: account, display_phone_number: number } = value.metadata
  const contacts = (value.contacts ?? []).flatMap((contact) => Contact.safeParse(contact).data ?? [])
  const place: Place = { account, own: number?.replace(/\D/g, ''), contacts }
  found.nothing(account)
  for (const part of value.history ?? []) readPart(part, place, found)
  for (const message of value.messages ?? []) readOne(message, place, undefined, found)
}

function readPart(raw: unknown, place: Place, found: Gathering): void {
  const part = found.take(Part, raw, 'history part')
  if (!part) return
  for (const thread of part.threads ?? []) readThread(thread, place, found)
  for (const error of part.errors ?? []) {
    const code = Failure.safeParse(error).data?.code
    if (code === declined) found.pastNews(place.account, { kind: 'declined' })
    else found.problem(`history error ${code ?? 'without code'}`)
  }
  const progress = part.metadata?.progress
  if (progress !== undefined)
    found.pastNews(place.account, {
      kind: 'part',
      progress: Math.round(Math.min(100, Math.max(0, progress))),
    })
}

function readThread(raw: unknown, place: Place, found: Gathering): void {
  const thread = found.take(Thread, raw, 'history thread')
  for (const message of thread?.messages ?? []) readOne(message, place, thread?.id, found)
}

/** The thread is named by its customer: what that one did not write, the shop did. */
function readOne(raw: unknown, place: Place, customer: string | undefined, found: Gathering): void {
  const message = found.take(Message, raw, 'history message')
  if (!message) return
  const ours = isOurs(message, place.own)
  const change = readChange(message, ours ? 'phone' : 'contact')
  if (change) {
    found.change(place.account, change)
    return
  }
  const named = ours
    ? { phoneId: message.to, userId: message.to_user_id }
    : { phoneId: message.from, userId: message.from_user_id }
  const from = personOf(named.phoneId || named.userId ? named : idsOf(customer), place.contacts)
  const status = ours ? statusOf(raw) : undefined
  if (from)
    found.past(place.account, present({ ...readContent(message), from, echo: ours || undefined, status }))
  else found.problem('history: nobody is named')
}

const isOurs = ({ from, to, to_user_id }: Message, own: string | undefined): boolean =>
  to !== undefined || to_user_id !== undefined || (from !== undefined && from === own)

const idsOf = (customer: string | undefined) =>
  customer !== undefined && /^\d+$/.test(customer)
    ? { phoneId: customer, userId: undefined }
    : { phoneId: undefined, userId: customer }

const statuses: Record<string, InboundStatus['status']> = {
  SENT: 'sent',
  DELIVERED: 'delivered',
  READ: 'read',
  PLAYED: 'read',
  ERROR: 'failed',
}

/** Of what had not left the phone yet nothing is known. */
function statusOf(raw: unknown): InboundStatus['status'] | undefined {
  const word = Context.safeParse(raw).data?.history_context?.status?.toUpperCase()
  return word !== undefined && Object.hasOwn(statuses, word) ? statuses[word] : undefined
}

/** The field `smb_app_state_sync`: names of the phone's address book. */
export function readNames(raw: unknown, found: Gathering): void {
  const book = found.take(Book, raw, 'address book')
  if (!book) return
  const account = book.metadata.phone_number_id
  found.nothing(account)
  for (const entry of book.state_sync ?? []) {
    const read = found.take(BookEntry, entry, 'address book entry')
    const { contact, action, metadata } = read ?? {}
    const externalId = contact?.phone_number?.replace(/\D/g, '') || contact?.user_id
    const name = action === 'remove' ? null : (contact?.full_name ?? contact?.first_name)
    if (externalId && metadata && name !== undefined)
      found.name(account, { externalId, name, at: metadata.timestamp })
  }
}
