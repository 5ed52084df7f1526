import { z } from 'zod'

const day = z.iso.date()
/** Further apart, a report would have to read more than it can in a moment. */
export const MOST_DAYS = 92
const DAY = 86_400_000

export const ReportQuery = z
  .object({
    days: z.coerce.number().int().min(1).max(90).default(7).describe('Today included; without own dates'),
    from: day.optional().describe("The first day, by the store's calendar"),
    to: day.optional().describe('The last day'),
    channel: z.uuid().optional(),
    member: z.uuid().optional().describe('What this person sent, answered first and closed'),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), 'name both days or neither')
  .refine(({ from, to }) => {
    const span = from && to ? (Date.parse(to) - Date.parse(from)) / DAY : 0
    return span >= 0 && span < MOST_DAYS
  }, `the days must follow each other, ${MOST_DAYS} at most`)
export type ReportQuery = z.infer<typeof ReportQuery>

const count = z.int()
const seconds = z.int().nullable().describe('Seconds; null when there is nothing to measure')
const Times = z
  .object({
    count,
    median: seconds,
    p90: seconds.describe('Nine of ten took no longer than these seconds'),
  })
  .meta({ id: 'ReportTimes' })

const load = {
  received: count.describe('What contacts wrote'),
  sent: count.describe('What left the shop in answer'),
}

export const ReportShape = z
  .object({
    from: day,
    to: day,
    timeZone: z.string(),
    received: count,
    sent: count,
    inquiries: z.object({
      begun: count,
      answered: count,
      closed: count,
      alone: count.describe('Answered by the assistant, with no person wanted or writing'),
    }),
    first: z.object({ all: Times, people: Times, assistant: Times }).describe('Until the first answer'),
    resolution: Times.describe('Until the inquiry was closed'),
    days: z.array(z.object({ day, ...load })),
    hours: z
      .array(z.object({ weekday: z.int().describe('1 is Monday'), hour: z.int(), ...load }))
      .describe('Hours without messages are left out'),
    channels: z.array(z.object({ channelId: z.uuid(), ...load, first: Times })),
    people: z
      .array(
        z.object({
          by: z.enum(['assistant', 'member', 'phone']).describe("phone: in the provider's own app"),
          memberId: z.uuid().nullable(),
          sent: count,
          first: Times,
          closed: count,
        }),
      )
      .describe('Whoever sent the most comes first'),
    handOffs: z
      .array(z.object({ reason: z.string(), count }))
      .nullable()
      .describe('Why the assistant called people; null for one person'),
  })
  .meta({ id: 'Report' })
export type ReportJson = z.infer<typeof ReportShape>
export type TimesJson = z.infer<typeof Times>
