import { z } from 'zod'
import { longestText } from '../canned/limits.ts'
import { News, PlaceShape } from '../organising/shapes.ts'
import { ConversationShape } from '../reading/shapes.ts'
import { speakers } from '../speaking/speakers.ts'

const ids = z.array(z.uuid()).max(50)

export const Action = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('say'),
    text: z.string().trim().min(1).max(longestText).describe('May hold {{name}}, {{shop}} and {{me}}'),
  }),
  z.strictObject({
    do: z.literal('answer'),
    shortcut: z.string().min(1).max(32).describe('Of a ready answer; in the language of the contact'),
  }),
  z.strictObject({ do: z.literal('speaker'), speaker: z.enum(['member', 'assistant']) }),
  z.strictObject({ do: z.literal('label'), add: ids.min(1) }),
  z.strictObject({ do: z.literal('unlabel'), remove: ids.min(1) }),
  z.strictObject({ do: z.literal('stage'), stageId: z.uuid().nullable() }),
  z.strictObject({
    do: z.literal('assign'),
    to: z.union([z.enum(['me', 'nobody']), z.uuid()]).describe('`me`: whoever runs it'),
  }),
  z.strictObject({
    do: z.literal('snooze'),
    why: z.enum(['hour', 'evening', 'tomorrow', 'monday', 'reply']),
  }),
  z.strictObject({ do: z.literal('close') }),
])
export type Action = z.infer<typeof Action>

const apart = [
  ['say', 'answer'],
  ['snooze', 'close'],
]

export const MacroDraft = z.strictObject({
  name: z.string().trim().min(1).max(60),
  shared: z.boolean().describe("Everybody's, or the member's own"),
  actions: z
    .array(Action)
    .min(1)
    .max(8)
    .refine((list) => new Set(list.map((each) => each.do)).size === list.length, 'must do each thing once')
    .refine(
      (list) => !apart.some((pair) => pair.every((one) => list.some((each) => each.do === one))),
      'says one thing, and snoozes or closes',
    )
    .describe('Whatever their order, words go first, then who speaks, then where the conversation stands'),
})
export type MacroDraft = z.infer<typeof MacroDraft>

export const MacroShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    shared: z.boolean(),
    actions: z.array(Action),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Macro' })
export type MacroJson = z.infer<typeof MacroShape>

export const NewRun = z.strictObject({
  macroId: z.uuid(),
  clientId: z.string().min(1).max(60).describe('A repeat says nothing twice'),
  conversations: z
    .array(z.strictObject({ conversationId: z.uuid(), version: z.int().min(0) }))
    .min(1)
    .max(100)
    .refine(
      (list) => new Set(list.map((each) => each.conversationId)).size === list.length,
      'must name each conversation once',
    ),
})
export type NewRun = z.infer<typeof NewRun>

const Ran = z.object({
  conversation: ConversationShape,
  before: PlaceShape.nullable().describe(
    'Where it stood, for taking that back; null where that was not touched',
  ),
  speakerBefore: z.enum(speakers),
  messageId: z.uuid().nullable().describe('What was said, which nobody takes back'),
})
export type Ran = z.infer<typeof Ran>

export const RunAnswer = z.object({
  ran: z.array(Ran),
  refused: z.array(
    z.object({
      conversationId: z.uuid(),
      code: z.string().describe('With which the same by hand would be refused; nothing was done there'),
      news: z.array(News).describe('What others changed since it was seen'),
      conversation: ConversationShape.nullable().describe('As it stands now'),
    }),
  ),
})
export type RunAnswer = z.infer<typeof RunAnswer>
