import { z } from 'zod'
import { UploadShape } from '../composing/shapes.ts'
import { ContentShape } from '../reading/shapes.ts'
import { NewMessage, NewTemplateMessage } from '../sending/shapes.ts'

export const When = z
  .union([
    z.strictObject({ reply: z.literal(true) }).describe('As soon as the contact writes'),
    z.strictObject({ undo: z.literal(true) }).describe('At once, but for a few seconds to take it back'),
    z.strictObject({ at: z.iso.datetime().transform((at) => new Date(at)) }),
    z.strictObject({
      local: z.iso
        .datetime({ local: true, precision: -1 })
        .regex(/\d$/)
        .describe("By the clock of the store's time zone, to the minute"),
    }),
  ])
  .describe('When it leaves')
export type When = z.infer<typeof When>

export const NewScheduled = z.strictObject({
  when: When,
  message: z.union([NewMessage, NewTemplateMessage]),
})
export type NewScheduled = z.infer<typeof NewScheduled>

export const ScheduledChange = z.strictObject({
  text: z.string().trim().min(1).max(4096).optional().describe('Not of a template'),
  when: When.optional().describe('What has stopped needs one to go on waiting'),
})
export type ScheduledChange = z.infer<typeof ScheduledChange>

const time = z.iso.datetime()

export const ScheduledShape = z
  .object({
    id: z.uuid(),
    conversationId: z.uuid(),
    clientId: z.string().describe('Of the message, too, that it becomes'),
    text: z.string().nullable(),
    content: ContentShape,
    template: z.boolean(),
    files: z.array(UploadShape),
    replyTo: z.uuid().nullable().describe('The message that it quotes'),
    member: z.object({ id: z.uuid(), name: z.string() }).describe('Whose words they are'),
    dueAt: time.nullable().describe('Null: when the contact writes'),
    undo: z.boolean().describe('An ordinary send that can still be taken back'),
    state: z
      .enum(['waiting', 'stopped', 'sent', 'cancelled'])
      .describe('stopped: its time came and it could not leave'),
    reason: z.string().nullable().describe('Of stopped: the code with which a send would be refused'),
    mayLeaveThen: z
      .boolean()
      .describe('False: if the contact writes nothing until then, its window will have closed'),
    messageId: z.uuid().nullable().describe('Of sent: what it has become'),
  })
  .meta({ id: 'ScheduledMessage' })
export type ScheduledJson = z.infer<typeof ScheduledShape>

export const SendingShape = z.object({
  undo: z.boolean().describe('Each send waits five seconds and can be taken back until then'),
})
