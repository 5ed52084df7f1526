import { z } from 'zod'

export const givings = ['manual', 'round_robin', 'load'] as const
export type Giving = (typeof givings)[number]

const giving = z
  .enum(givings)
  .describe('How what needs a person is given out: people take it, in turn, or to whoever has the fewest')

export const TeamShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    giving,
    memberIds: z.array(z.uuid()),
    channelIds: z.array(z.uuid()).describe('What comes in over them is for this team'),
    conversations: z.int().describe('Open ones of it'),
    ungiven: z.int().describe('Those that need a person and have nobody'),
  })
  .meta({ id: 'Team' })
export type TeamJson = z.infer<typeof TeamShape>

const name = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((text) => !text.includes('\0'), 'must not hold NUL')
const ids = (most: number) => z.array(z.uuid()).max(most)

export const NewTeam = z.strictObject({
  name,
  giving: z.enum(givings).default('manual'),
  memberIds: ids(200).optional().describe('Left out: everybody'),
  channelIds: ids(100).default([]),
})
export const TeamChange = z.strictObject({
  name: name.optional(),
  giving: z.enum(givings).optional(),
  memberIds: ids(200).optional(),
  channelIds: ids(100).optional().describe('A channel goes over to this team from another'),
})

export const WorkShape = z
  .object({
    memberId: z.uuid(),
    takesChats: z.boolean().describe('Whether conversations are given to them'),
    capacity: z.int().describe('How many they have at most by being given'),
    load: z.int().describe('How many they have'),
  })
  .meta({ id: 'MemberWork' })
export type WorkJson = z.infer<typeof WorkShape>

export const MyWork = z.strictObject({ takesChats: z.boolean() })
export const WorkChange = z.strictObject({
  takesChats: z.boolean().optional(),
  capacity: z.int().min(1).max(500).optional(),
})
