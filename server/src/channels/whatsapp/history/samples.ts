import { body, byMeerim, byShop, meerim, messages } from '../samples.ts'

/** Deliveries of a number that lives in the phone app, for tests: parts of its past, files that follow, its address book. */

const { from: _, from_user_id: __, ...meerims } = byMeerim
export const part = (threads: readonly object[], progress = 40, phase = 1) =>
  body({ history: [{ metadata: { phase, chunk_order: 1, progress }, threads }] }, 'history')

export const fromMeerim = (message: object, status = 'DELIVERED') => ({
  from: meerim.wa_id,
  ...meerims,
  ...message,
  history_context: { status },
})
export const fromShop = (message: object, status = 'READ') => ({
  ...{ from: byShop.from, to: meerim.wa_id, id: 'wamid.E', timestamp: byShop.timestamp },
  ...message,
  history_context: { status },
})

export const placeholder = { type: 'media_placeholder' }
export const laterFile = (message: object) => body({ messages: [{ ...byMeerim, ...message }] }, 'history')
export const declined = body(
  { history: [{ errors: [{ code: 2593109, title: 'History sync is turned off', message: 'off' }] }] },
  'history',
)
export const bookEntry = (contact: object, action = 'add', at = byMeerim.timestamp) => ({
  type: 'contact',
  contact,
  action,
  metadata: { timestamp: at },
})
export const book = (...entries: object[]) => body({ state_sync: entries }, 'smb_app_state_sync')

export const deliveries: readonly object[] = [
  ...Object.values(messages).map((message) =>
    part([{ id: meerim.wa_id, messages: [fromMeerim(message), fromShop(message)] }]),
  ),
  part([{ id: meerim.user_id, messages: [{ ...meerims, ...messages.text }] }], 100, 2),
  part([{ id: meerim.wa_id, messages: [fromMeerim(placeholder)] }]),
  laterFile(messages.image),
  declined,
  book(
    bookEntry({ full_name: 'Мээрим (Ош)', first_name: 'Мээрим', phone_number: '+996 700 120000' }),
    bookEntry({ phone_number: meerim.wa_id }, 'remove'),
  ),
]
