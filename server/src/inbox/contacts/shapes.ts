import { z } from 'zod'
import { languages } from '#platform/text/language.ts'
import { ConsentShape } from '../consent/shapes.ts'
import { AttachmentShape, ConversationShape } from '../reading/shapes.ts'
import { RatingShape } from '../survey/shapes.ts'

const time = z.iso.datetime()
const MemberShape = z.object({ id: z.uuid(), name: z.string() })
const MergerShape = MemberShape.nullable().describe('Null where the provider showed that it is one person')
const NamedShape = z.object({ id: z.uuid(), name: z.string().nullable() })

const IdentityShape = z
  .object({
    contactId: z.uuid().describe('Of the merged contacts the one that it belongs to'),
    conversationId: z.uuid(),
    channel: ConversationShape.shape.channel,
    name: z.string().nullable().describe('As the channel says'),
    username: z.string().nullable(),
    phone: z.string().nullable(),
    pictureUrl: z.string().nullable(),
    unreachable: z.boolean().describe('Blocked the shop, or left'),
    consent: ConsentShape,
  })
  .meta({ id: 'ContactIdentity' })

const FactShape = z
  .object({
    id: z.uuid(),
    contactId: z.uuid(),
    name: z.string().nullable().describe('null: a note'),
    value: z.string(),
    version: z.int().describe('Counts its changes; a change names the one that was seen'),
    by: MemberShape,
    changedAt: time,
  })
  .meta({ id: 'ContactFact' })

export const ContactShape = z
  .object({
    id: z.uuid().describe('Another one than asked for where that was merged into it'),
    name: z.string().nullable(),
    createdAt: time,
    version: z.int().describe('Counts what people change of the name and the labels'),
    labelIds: z.array(z.uuid()).describe('Of the contact and of those merged into it'),
    assistantAnswers: z.boolean().describe('false: switched off for this contact, on all channels'),
    identities: z.array(IdentityShape),
    conversations: z.array(ConversationShape).describe('The last that spoke first'),
    facts: z.array(FactShape),
    ratings: z.array(RatingShape).describe('How it went, over all channels, the last answer first'),
    merges: z
      .array(z.object({ id: z.uuid(), merged: NamedShape, by: MergerShape, at: time }))
      .describe('Those that can be taken back, the newest first'),
    moves: z
      .array(
        z.object({ id: z.uuid(), conversationId: z.uuid(), from: NamedShape, by: MergerShape, at: time }),
      )
      .describe('Conversations given to it that can be given back'),
  })
  .meta({ id: 'ContactCard' })
export type ContactJson = z.infer<typeof ContactShape>

const whys = ['account', 'phone', 'username', 'number'] as const

export const DuplicatesShape = z.object({
  items: z.array(
    z
      .object({
        contact: ContactShape.pick({ id: true, name: true, identities: true }),
        why: z
          .enum(whys)
          .describe(
            'The same account, number or username in two places; or one of the name wrote down the number of the other',
          ),
        seen: z.string().describe('What both have'),
      })
      .meta({ id: 'DuplicateContact' }),
  ),
})
export type DuplicateJson = z.infer<typeof DuplicatesShape>['items'][number]

const whose = z.enum(['kept', 'other'])
const Counted = z.object({ kept: z.int(), other: z.int() })

export const PreviewShape = z
  .object({
    kept: NamedShape,
    other: NamedShape,
    name: z.string().nullable().describe('What both are called afterwards'),
    identities: z.array(IdentityShape.extend({ of: whose })),
    facts: z.array(FactShape.extend({ of: whose })),
    conversations: Counted,
    waiting: Counted.describe('Conversations in which somebody waits'),
    blocked: Counted.describe('Conversations that are blocked, and stay so'),
    languages: z.object({ kept: z.array(z.string()), other: z.array(z.string()) }),
  })
  .meta({ id: 'MergePreview' })
export type PreviewJson = z.infer<typeof PreviewShape>

export const FilesShape = z.object({
  items: z.array(
    AttachmentShape.extend({ messageId: z.uuid(), conversationId: z.uuid(), at: time }).meta({
      id: 'ContactFile',
    }),
  ),
  next: z.string().nullable(),
})

const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((said) => !said.includes('\0'), 'must not hold NUL')
const factName = text(60).nullable()

export const NewFact = z.strictObject({ name: factName, value: text(2000) })
export type NewFact = z.infer<typeof NewFact>
const seen = z.int().min(0).describe('The version that the person saw')
const labels = z.array(z.uuid()).max(50).optional()

export const FactChange = z.strictObject({
  version: seen,
  name: factName.optional(),
  value: text(2000).optional(),
})
export type FactChange = z.infer<typeof FactChange>
export const FactRemoval = z.strictObject({ version: seen })
export const LanguageChoice = z.strictObject({
  language: z.enum(languages).nullable().describe('null: as they write'),
})
export const ContactChange = z.strictObject({
  version: seen,
  name: text(120).nullable().optional().describe('null: what the channel calls them'),
  addLabelIds: labels,
  removeLabelIds: labels,
})
export type ContactChange = z.infer<typeof ContactChange>

/** What people change of a contact and is refused by itself when somebody else was faster. */
export type ContactMatter = 'name' | 'labels' | 'fact'
export interface ContactNewsJson {
  readonly matter: ContactMatter
  readonly member: { readonly id: string; readonly name: string }
}
