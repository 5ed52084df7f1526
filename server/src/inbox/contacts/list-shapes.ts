import { z } from 'zod'
import { ConversationShape } from '../reading/shapes.ts'

export const contactSorts = ['recent', 'name', 'newest'] as const

export const ContactListQuery = z.object({
  q: z
    .string()
    .trim()
    .max(200)
    .default('')
    .describe(
      'Names, numbers, usernames, and what was written down; under two letters or digits all are given',
    ),
  channel: z.uuid().optional().describe('Has a conversation there'),
  label: z.uuid().optional(),
  sort: z.enum(contactSorts).default('recent').describe('Who spoke last, by name, who came last'),
  // It holds a name: one of 200 signs that JSON writes with six letters each has its place.
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ContactListQuery = z.infer<typeof ContactListQuery>

export const ContactRowShape = z
  .object({
    id: z.uuid(),
    createdAt: z.iso.datetime().describe('When they were first seen'),
    labelIds: z.array(z.uuid()),
    channels: z.array(ConversationShape.shape.channel.pick({ id: true, kind: true, name: true })),
    conversation: ConversationShape.describe(
      'The one that spoke last; its contact says name, number and language',
    ),
  })
  .meta({ id: 'ContactRow' })
export type ContactRowJson = z.infer<typeof ContactRowShape>

export const ContactPageShape = z.object({
  items: z.array(ContactRowShape),
  near: z.boolean().describe('Nobody has just such words: these are other spellings'),
  next: z.string().nullable(),
})
