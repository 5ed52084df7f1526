import { z } from 'zod'
import { id, instant, items, maybe, maybeId, maybeName, maybeWord } from '../../wire-values.ts'

/** What the phone app passes on when its number is connected: the past in parts, and the address book. */

export const Past = z.object({
  metadata: z.object({ phone_number_id: id, display_phone_number: maybeId }),
  contacts: items,
  history: items,
  // Files come after the parts, as messages of their own.
  messages: items,
})

export const Part = z.object({
  metadata: maybe(z.object({ progress: maybe(z.number()) })),
  threads: items,
  errors: items,
})

export const Thread = z.object({ id, messages: items })

export const Context = z.object({ history_context: maybe(z.object({ status: maybeWord })) })

export const Book = z.object({ metadata: z.object({ phone_number_id: id }), state_sync: items })

export const BookEntry = z.object({
  type: z.literal('contact'),
  contact: z.object({ full_name: maybeName, first_name: maybeName, phone_number: maybeId, user_id: maybeId }),
  action: maybeWord,
  metadata: z.object({ timestamp: instant }),
})
