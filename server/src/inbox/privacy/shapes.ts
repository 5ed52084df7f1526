import { z } from 'zod'

const time = z.iso.datetime()
const count = z.int().min(0)

/** How much is held about somebody, before it goes. */
export const HeldShape = z
  .object({
    conversations: count.describe('Over all channels, those of merged contacts as well'),
    messages: count.describe('Notes of the shop among them'),
    files: count,
    identities: count.describe('Accounts and numbers by which channels know the customer'),
    facts: count,
    promises: count,
    ratings: count,
    scheduled: count.describe('Messages that wait to be sent'),
    since: time.nullable().describe('Of the oldest message'),
  })
  .meta({ id: 'ContactHeld' })
export type HeldJson = z.infer<typeof HeldShape>

export const OPENINGS_KEPT_DAYS = 90

export const OpeningsShape = z
  .object({
    days: count.describe('For how long it is kept that somebody opened the customer'),
    items: z
      .array(
        z.object({
          member: z.object({ id: z.uuid(), name: z.string() }),
          hour: time.describe('Its beginning; how often within it is not kept'),
        }),
      )
      .describe('The newest first'),
  })
  .meta({ id: 'ContactOpenings' })
export type OpeningsJson = z.infer<typeof OpeningsShape>

export const ErasureWish = z.strictObject({
  confirm: z.literal('erase').describe('There is no way back'),
})
export const ErasureShape = z
  .object({
    id: z.uuid(),
    conversations: count,
    messages: count,
    files: count,
  })
  .meta({ id: 'ContactErasure' })
export type ErasureJson = z.infer<typeof ErasureShape>
