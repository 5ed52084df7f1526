import { z } from 'zod'
import { ConversationShape } from '../reading/shapes.ts'
import { snoozeWhys } from './snooze-whys.ts'
import { matters } from './touched.ts'

export const colours = ['juniper', 'leaf', 'lake', 'saffron', 'brick', 'stone'] as const

const conversations = z.int().describe('How many conversations have it')

export const LabelShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    colour: z.enum(colours),
    conversations,
    contacts: z.int().describe('How many contacts have it'),
  })
  .meta({ id: 'Label' })
export type LabelJson = z.infer<typeof LabelShape>

export const SaleStageShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    ends: z.boolean().describe('A conversation that gets here is closed'),
    conversations,
  })
  .meta({ id: 'SaleStage' })
export type SaleStageJson = z.infer<typeof SaleStageShape>

const name = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((text) => !text.includes('\0'), 'must not hold NUL')
const position = z.int().min(0).max(49).describe('Its place among the others, from 0')

export const NewLabel = z.strictObject({ name, colour: z.enum(colours) })
export const LabelChange = z.strictObject({
  name: name.optional(),
  colour: z.enum(colours).optional(),
  position: position.optional(),
})
export const NewSaleStage = z.strictObject({ name, ends: z.boolean().default(false) })
export const SaleStageChange = z.strictObject({
  name: name.optional(),
  ends: z.boolean().optional(),
  position: position.optional(),
})

const snooze = z.strictObject({
  why: z.enum(snoozeWhys),
  until: z.iso
    .datetime()
    .transform((at) => new Date(at))
    .optional()
    .describe('Instead of the time that the choice means; for taking a change back'),
})

const change = {
  version: z.int().min(0).describe('Of the conversation as the person saw it'),
  assigneeId: z.uuid().nullable().optional(),
  teamId: z.uuid().nullable().optional(),
  stageId: z.uuid().nullable().optional(),
  labelIds: z.array(z.uuid()).max(50).optional().describe('All that it has from now on'),
  addLabelIds: z.array(z.uuid()).max(50).optional(),
  removeLabelIds: z.array(z.uuid()).max(50).optional(),
  snooze: snooze.nullable().optional(),
  state: z.enum(['open', 'closed']).optional(),
}

export const ConversationChange = z.strictObject(change)
export const ConversationChanges = z.strictObject({
  changes: z
    .array(z.strictObject({ conversationId: z.uuid(), ...change }))
    .min(1)
    .max(100)
    .refine(
      (list) => new Set(list.map((each) => each.conversationId)).size === list.length,
      'must name each conversation once',
    ),
})
export type Change = z.infer<typeof ConversationChanges>['changes'][number]

export const PlaceShape = z
  .object({
    assigneeId: z.uuid().nullable(),
    teamId: z.uuid().nullable(),
    stageId: z.uuid().nullable(),
    labelIds: z.array(z.uuid()),
    snooze: z.object({ why: z.enum(snoozeWhys), until: z.iso.datetime().nullable() }).nullable(),
    state: z.enum(['open', 'closed']),
  })
  .meta({ id: 'ConversationPlace' })

export const Changed = z
  .object({
    conversation: ConversationShape,
    before: PlaceShape.describe('How it stood, for taking the change back'),
  })
  .meta({ id: 'ChangedConversation' })

export const News = z
  .object({
    matter: z.enum(matters),
    member: z.object({ id: z.uuid(), name: z.string() }),
  })
  .meta({ id: 'ConversationNews' })
export type NewsJson = z.infer<typeof News>

export const ChangesAnswer = z.object({
  changed: z.array(Changed),
  refused: z.array(
    z.object({
      conversationId: z.uuid(),
      code: z
        .enum(['changed_meanwhile', 'not_found', 'conversation_closed', 'snooze_impossible'])
        .describe('With which the change alone would be refused'),
      news: z.array(News).describe('What others changed since it was seen'),
      conversation: ConversationShape.nullable().describe('As it stands now'),
    }),
  ),
})
