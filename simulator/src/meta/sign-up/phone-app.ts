import { z } from 'zod'
import type { WhatsAppAccount } from '../../world/accounts.ts'
import type { ChatMessage } from '../../world/chats.ts'
import type { World } from '../../world/world.ts'
import { GraphError, invalidParameter } from '../graph-errors.ts'
import type { WhatsApp } from '../whatsapp.ts'
import { contentOf } from '../whatsapp-content.ts'
import { addressBook, type PastMessage, rememberPast } from './past.ts'

const Sync = z.object({
  messaging_product: z.literal('whatsapp'),
  sync_type: z.enum(['smb_app_state_sync', 'history']),
})
const dayMs = 86_400_000

/** Begins to pass on what the phone app holds: contacts or chats, each once and within a day. @throws GraphError */
export function passOn(
  world: World,
  whatsapp: WhatsApp,
  account: WhatsAppAccount,
  body: unknown,
): { messaging_product: string; request_id: string } {
  const asked = Sync.safeParse(body)
  const { phoneApp } = account
  if (!asked.success || !phoneApp) throw invalidParameter('sync_type')
  const { sync_type: what } = asked.data
  if (phoneApp.asked.includes(what)) throw refused(2593107, 'This was asked for before')
  if (world.clock().getTime() - phoneApp.joinedAt > dayMs)
    throw refused(2593108, 'The day for asking is over')
  phoneApp.asked.push(what)
  if (what === 'smb_app_state_sync') tellContacts(world, whatsapp, account)
  else if (phoneApp.sharesHistory) tellPast(world, whatsapp, account)
  else whatsapp.tellsOf(account, 'history', { history: [{ errors: [declined] }] })
  return { messaging_product: 'whatsapp', request_id: `${account.id}-${what}` }
}

const declined = {
  code: 2593109,
  title: 'History sync is turned off by the business from the WhatsApp Business App',
  message: 'History sync is turned off by the business from the WhatsApp Business App',
  error_data: { details: 'History sharing is turned off by the business' },
}
const refused = (code: number, details: string) =>
  new GraphError(400, code, `(#${code}) ${details}`, { details })

function tellContacts(world: World, whatsapp: WhatsApp, account: WhatsAppAccount): void {
  const timestamp = String(Math.floor(world.clock().getTime() / 1000))
  const state_sync = addressBook.map(({ customer, name }) => ({
    type: 'contact',
    contact: { full_name: name, first_name: name.split(/[ ,]/)[0], phone_number: customer.id },
    action: 'add',
    metadata: { timestamp },
  }))
  whatsapp.tellsOf(account, 'smb_app_state_sync', { state_sync })
}

/** The three spans of the past, each in one part; then the files, each by itself. */
function tellPast(world: World, whatsapp: WhatsApp, account: WhatsAppAccount): void {
  const past = rememberPast(world, account)
  const daysAgo = ({ message }: PastMessage) => (world.clock().getTime() - Date.parse(message.at)) / dayMs
  const spans = [
    past.filter((one) => daysAgo(one) < 1),
    past.filter((one) => daysAgo(one) >= 1 && daysAgo(one) < 90),
    past.filter((one) => daysAgo(one) >= 90),
  ]
  for (const [phase, span] of spans.entries()) {
    const metadata = { phase, chunk_order: 1, progress: [30, 70, 100][phase] }
    whatsapp.tellsOf(account, 'history', { history: [{ metadata, threads: threadsOf(account, span) }] })
  }
  for (const { message } of past)
    if (message.files) whatsapp.tellsOf(account, 'history', { messages: [wire(account, message, false)] })
}

function threadsOf(account: WhatsAppAccount, past: readonly PastMessage[]): object[] {
  const customers = [...new Set(past.map(({ message }) => message.customerId))]
  return customers.map((id) => ({
    id,
    messages: past
      .filter(({ message }) => message.customerId === id)
      .map(({ message, placeholder }) => ({
        ...wire(account, message, placeholder),
        history_context: { status: message.from === 'shop' ? 'READ' : 'DELIVERED' },
      })),
  }))
}

function wire(account: WhatsAppAccount, message: ChatMessage, placeholder: boolean): object {
  const shop = account.displayNumber.replace(/\D/g, '')
  const ends = message.from === 'shop' ? { from: shop, to: message.customerId } : { from: message.customerId }
  return {
    ...ends,
    id: message.id,
    timestamp: String(Math.floor(Date.parse(message.at) / 1000)),
    ...(placeholder ? { type: 'media_placeholder' } : contentOf(message, () => '')),
  }
}
