import { z } from 'zod'

const time = z.iso.datetime()

export const MessageShape = z
  .object({
    id: z.uuid(),
    conversationId: z.uuid(),
    direction: z.enum(['in', 'out', 'internal']),
    author: z.enum(['contact', 'assistant', 'member', 'phone', 'system']),
    authorName: z.string().nullable(),
    kind: z.string().describe("'text', 'unsupported' (`rawKind` names it) or 'event' (`detail` says what)"),
    rawKind: z.string().nullable(),
    text: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    status: z.enum(['queued', 'sent', 'delivered', 'read', 'failed', 'uncertain']).nullable(),
    statusReason: z.string().nullable(),
    clientId: z.string().nullable(),
    turnId: z.uuid().nullable(),
    at: time.describe('By the clock of the provider for what came in, by ours for what goes out'),
  })
  .meta({ id: 'Message' })

export type MessageJson = z.infer<typeof MessageShape>

export const ConversationShape = z
  .object({
    id: z.uuid(),
    contact: z.object({
      id: z.uuid(),
      name: z.string().nullable(),
      username: z.string().nullable(),
      phone: z.string().nullable(),
      language: z.string().nullable(),
    }),
    channel: z.object({
      id: z.uuid(),
      kind: z.enum(['whatsapp', 'instagram', 'telegram']),
      name: z.string(),
      state: z.enum(['connected', 'broken', 'disconnected']),
    }),
    state: z.enum(['open', 'closed']),
    speaker: z.enum(['assistant', 'member', 'nobody']),
    speakerMember: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    epoch: z.int(),
    handoffReason: z.string().nullable(),
    heldUntil: time.nullable().describe('Someone types; the assistant may not begin before'),
    unread: z.int(),
    waitingSince: time.nullable(),
    lastInboundAt: time.nullable(),
    lastMessageAt: time,
    lastMessage: MessageShape.nullable(),
    window: z.object({ open: z.boolean(), until: time.nullable() }),
    thinking: z.boolean(),
  })
  .meta({ id: 'Conversation' })

export type ConversationJson = z.infer<typeof ConversationShape>

export const views = ['all', 'waiting', 'assistant', 'mine', 'closed'] as const
export type View = (typeof views)[number]

export const ConversationList = z.object({
  items: z.array(ConversationShape),
  next: z.string().nullable(),
  counts: z.object({ all: z.int(), waiting: z.int(), assistant: z.int(), mine: z.int(), closed: z.int() }),
})
