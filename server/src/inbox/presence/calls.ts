import { z } from 'zod'
import type { MemberId, StoreId } from '#platform/ids.ts'
import { statuses } from './shapes.ts'

const store = z.uuid().transform((id) => id as StoreId)
const member = z.uuid().transform((id) => id as MemberId)
const screen = { storeId: store, memberId: member, screen: z.uuid() }

/** What processes tell each other. Times are what is left, in milliseconds, since their clocks differ. */
const Call = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('here'),
    ...screen,
    status: z.enum(statuses),
    conversationId: z.uuid().nullable(),
    leftMs: z.number(),
    typingMs: z.number(),
  }),
  z.object({ is: z.literal('gone'), ...screen }),
  /** A process has begun to listen to a store and knows nobody. */
  z.object({ is: z.literal('who'), storeId: store }),
])
export type Call = z.infer<typeof Call>

let said = 0

/** The bus carries equal calls once, and these count one by one: who types, stops and types again has said three things. */
export function encode(call: Call): string {
  said += 1
  return JSON.stringify({ ...call, said })
}

/** Undefined for what is none: a process of another version may speak too. */
export function decode(payload: string): Call | undefined {
  try {
    return Call.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}
