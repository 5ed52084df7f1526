import { z } from 'zod'
import { speakers } from '../speaking/speakers.ts'

const time = z.iso.datetime()
const total = z.int().describe('How many there are; the list holds the first of them')

const DayShape = z
  .object({
    day: z.string().describe("YYYY-MM-DD by the store's calendar"),
    channelId: z.uuid(),
    received: z.int().describe('What is stored, and what came and could not be taken in'),
    stored: z.int(),
    shown: z.int().describe('The panel was told of them'),
    answered: z.int().describe('Somebody answered later and it left, or a person settled the conversation'),
  })
  .meta({ id: 'LedgerDay' })

const WaitingShape = z
  .object({
    conversationId: z.uuid(),
    channelId: z.uuid(),
    contactName: z.string().nullable(),
    speaker: z.enum(speakers),
    since: time,
    open: z.boolean().describe('Whether a member may still write as they like'),
    until: time.nullable().describe('When that ends or has ended; null when time has no say in it'),
  })
  .meta({ id: 'LedgerWaiting' })

const SendShape = z
  .object({
    messageId: z.uuid(),
    conversationId: z.uuid(),
    channelId: z.uuid(),
    contactName: z.string().nullable(),
    state: z.enum(['failed', 'uncertain', 'late']).describe('late: it still waits to leave'),
    reason: z.string().nullable(),
    repeatable: z.boolean(),
    at: time,
  })
  .meta({ id: 'LedgerSend' })

const DeliveryShape = z
  .object({
    id: z.string(),
    channelId: z.uuid(),
    receivedAt: time,
    state: z
      .enum(['failed', 'trying', 'unclear'])
      .describe('failed: given up. trying: tried again by itself. unclear: taken but for a part'),
    problems: z.array(z.string()).readonly(),
    messages: z.int().describe('How many messages are in it, as far as it could be read'),
  })
  .meta({ id: 'LedgerDelivery' })

export const LedgerShape = z
  .object({
    from: time.describe('Where the first day begins'),
    today: z.string().describe('The last day'),
    days: z.array(DayShape).describe('Days and channels without messages are left out'),
    waiting: z.object({ items: z.array(WaitingShape), total }),
    sends: z.object({ items: z.array(SendShape), total }),
    deliveries: z.object({ items: z.array(DeliveryShape), total }),
  })
  .meta({ id: 'Ledger' })

export type LedgerJson = z.infer<typeof LedgerShape>
