import { z } from 'zod'

const minute = z.int().min(0).max(1440)
const spans = z
  .array(z.strictObject({ from: minute, to: minute }))
  .max(6)
  .refine(
    (list) => list.every(({ from, to }, n) => from < to && (list[n - 1]?.to ?? 0) <= from),
    'must follow each other',
  )
  .describe('Minutes of the day, one after another; none is a day off')

const week = z.strictObject({
  mon: spans,
  tue: spans,
  wed: spans,
  thu: spans,
  fri: spans,
  sat: spans,
  sun: spans,
})
const exceptions = z
  .array(
    z.strictObject({
      date: z.iso.date(),
      spans,
      name: z
        .string()
        .trim()
        .max(60)
        .refine((text) => !text.includes('\0'), 'must not hold NUL')
        .default(''),
    }),
  )
  .max(200)
  .refine((list) => new Set(list.map(({ date }) => date)).size === list.length, 'must name each day once')
  .describe('Days with hours of their own')

export const Hours = z.strictObject({ week, exceptions })
export type HoursJson = z.infer<typeof Hours>

export const HoursShape = z
  .object({
    ...Hours.shape,
    channels: z
      .array(z.object({ channelId: z.uuid(), ...Hours.shape }))
      .describe('Channels with hours of their own, instead of the store’s'),
  })
  .meta({ id: 'WorkingHours' })

const target = z.int().min(1).max(43_200).nullable()

export const RulesShape = z
  .object({
    firstAnswerMinutes: target.describe('Working time until the first answer of a conversation; null: none'),
    nextAnswerMinutes: target.describe('Until each later one'),
    closeAfterHours: z
      .int()
      .min(1)
      .max(8760)
      .nullable()
      .describe('A conversation that is silent so long, with nobody waiting, is closed; null: never'),
    returnAfterMinutes: z
      .int()
      .min(1)
      .max(10_080)
      .nullable()
      .describe('So long after a person’s last word the assistant speaks again; null: never'),
    drafts: z
      .boolean()
      .describe('Whether the assistant writes and a person lets it go, where nobody chose otherwise'),
    survey: z.boolean().describe('Whether customers are asked after a closing how it went'),
  })
  .meta({ id: 'InboxRules' })
export type RulesJson = z.infer<typeof RulesShape>

export const RulesChange = z.strictObject(RulesShape.shape).partial()
