import { z } from 'zod'
import { mediaKinds, windowReasons } from '#channels'
import { offBys } from '../assistant-off/off.ts'
import { personChanges } from '../impersonation/kinds.ts'
import { snoozeWhys } from '../organising/snooze-whys.ts'
import { speakers } from '../speaking/speakers.ts'
import { olderPlaces } from './older.ts'

const time = z.iso.datetime()

const TranscriptShape = z
  .object({
    state: z.enum(['waiting', 'done', 'failed']),
    reason: z.string().nullable().describe('Of failed: one word'),
    text: z.string().describe('Empty until it is done, when nobody speaks, and in a stand-in'),
    language: z.string().nullable().describe('ISO 639, the shorter code where there is one'),
    standIn: z.boolean().describe('No service listened: nothing is known of the words'),
    doubts: z
      .array(z.object({ from: z.int(), to: z.int(), sure: z.int().describe('Percent') }))
      .describe('What was not heard clearly: UTF-16 offsets in the text, `to` excluded, in order'),
  })
  .meta({ id: 'Transcript' })

export const AttachmentShape = z
  .object({
    id: z.uuid(),
    kind: z.enum(mediaKinds),
    state: z.enum(['waiting', 'stored', 'failed']),
    reason: z.string().nullable().describe('Of failed: one word, see channels/reasons'),
    name: z.string().nullable(),
    type: z.string().nullable().describe('By its bytes'),
    size: z.number().nullable().describe('Bytes; of waiting ones as the provider said'),
    width: z.int().nullable(),
    height: z.int().nullable(),
    durationMs: z.int().nullable(),
    waveform: z.array(z.int()).nullable().describe('64 peaks from 0 to 100'),
    url: z.string().nullable().describe('Opens without a session, for an hour'),
    thumbnailUrl: z.string().nullable(),
    playableUrl: z.string().nullable().describe('Plays in every browser'),
    transcript: TranscriptShape.nullable().describe('Of recordings alone'),
  })
  .meta({ id: 'Attachment' })

export type AttachmentJson = z.infer<typeof AttachmentShape>

/** What a message holds beside its text and files; see content.ts of channels. */
export const ContentShape = z
  .object({
    location: z.object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    }),
    cards: z.array(z.object({ name: z.string().optional(), phones: z.array(z.string()) })),
    choice: z.object({
      payload: z.string().optional(),
      answers: z.record(z.string(), z.unknown()).optional(),
    }),
    order: z.array(
      z.object({
        sku: z.string(),
        quantity: z.number(),
        price: z.string().optional(),
        currency: z.string().optional(),
      }),
    ),
    link: z.string(),
    linkUntil: z.string().describe('Of a story: when it is gone at the latest'),
    linkTitle: z.string().describe('Of a shared post: what it says of itself'),
    referral: z.object({
      source: z.enum(['ad', 'post', 'link', 'other']),
      id: z.string().optional(),
      url: z.string().optional(),
      headline: z.string().optional(),
      body: z.string().optional().describe('What stands under the headline; its beginning'),
      ref: z.string().optional(),
    }),
    forwarded: z.enum(['once', 'often']),
    product: z.string(),
    quote: z.string().describe('The part of the quoted message that is meant'),
    album: z.string().describe('Shared by the messages that were sent as one album'),
    writtenBy: z.string().describe('Who of a group wrote it'),
    replyTo: z.string().describe('Provider id of the quoted message'),
    buttons: z
      .array(z.object({ id: z.string(), title: z.string() }))
      .describe('Of what went out: under the text'),
    templateButtons: z
      .array(
        z.object({
          kind: z.enum(['quick_reply', 'url', 'phone', 'copy_code']),
          title: z.string().describe('Of a code the code itself'),
          leads: z.string().optional().describe('An address or a number'),
        }),
      )
      .describe('Of a template that went out: as the customer sees them'),
    list: z
      .object({
        button: z.string(),
        rows: z.array(z.object({ title: z.string(), description: z.string().optional() })),
      })
      .describe('Of what went out: rows to pick from'),
    asksPhone: z
      .string()
      .describe('Of what went out: the word on a button by which the customer shares their number'),
    asksPlace: z.literal(true).describe('Of what went out: a button by which the customer shares a place'),
    opens: z
      .object({ button: z.string(), url: z.string() })
      .describe('Of what went out: a button that opens it'),
    goods: z
      .object({ sections: z.array(z.object({ title: z.string().optional(), skus: z.array(z.string()) })) })
      .describe("Of what went out: goods of the provider's own catalogue"),
    flow: z.object({ id: z.string(), button: z.string() }).describe('Of what went out: a form that opens'),
    reaction: z.object({ emoji: z.string().nullable() }).describe('Of a reaction that did not arrive'),
    mentions: z
      .array(z.object({ memberId: z.uuid(), from: z.int(), to: z.int() }))
      .describe('Of a note: UTF-16 offsets of the names in its text, `to` excluded'),
  })
  .partial()
  .meta({ id: 'MessageContent' })

export const MessageShape = z
  .object({
    id: z.uuid(),
    conversationId: z.uuid(),
    direction: z.enum(['in', 'out', 'internal']),
    author: z.enum(['contact', 'assistant', 'member', 'phone', 'system']),
    authorName: z.string().nullable(),
    authorMemberId: z.uuid().nullable(),
    kind: z
      .string()
      .describe(
        "See content.ts of channels; 'unsupported' (`rawKind` names it); 'event' (`detail` says what); 'note' (of a member, never leaves)",
      ),
    rawKind: z.string().nullable(),
    text: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    content: ContentShape,
    status: z.enum(['queued', 'sent', 'delivered', 'read', 'failed', 'uncertain']).nullable(),
    pricing: z
      .object({
        category: z.string().nullable().describe("The provider's own word, lower case"),
        free: z.boolean().nullable().describe('Null where the provider does not say'),
        model: z.string().nullable(),
        type: z.string().nullable(),
      })
      .nullable()
      .describe('What WhatsApp says of its price; how much it is stands in its bill alone'),
    statusReason: z.string().nullable(),
    nextTryAt: z.iso
      .datetime()
      .nullable()
      .describe('Of a queued message that its provider did not take yet: when it is tried again'),
    clientId: z.string().nullable(),
    turnId: z.uuid().nullable(),
    approvedBy: z
      .object({ id: z.uuid(), name: z.string() })
      .nullable()
      .describe('Who let the assistant’s draft go'),
    attachments: z.array(AttachmentShape),
    reactions: z.array(z.object({ by: z.enum(['contact', 'phone', 'member']), emoji: z.string() })),
    quoted: z
      .object({
        id: z.uuid(),
        author: z.enum(['contact', 'assistant', 'member', 'phone', 'system']),
        kind: z.string(),
        rawKind: z.string().nullable(),
        text: z.string().nullable().describe('Its beginning'),
        deleted: z.boolean(),
      })
      .nullable()
      .describe('The message that this one answers, or a note is about, where it is here'),
    pointable: z
      .boolean()
      .describe('The provider knows it: it can be quoted and reacted to where the channel has that'),
    imported: z.boolean().describe('Was said before the channel was connected; nothing followed from it'),
    editedAt: time.nullable(),
    deletedAt: time.nullable().describe('Its sender took it back: nothing of it is left'),
    at: time.describe('By the clock of the provider for what came in, by ours for what goes out'),
  })
  .meta({ id: 'Message' })

export type MessageJson = z.infer<typeof MessageShape>

const StageShape = z.object({
  how: z
    .enum(['plain', 'human_agent', 'template', 'nothing'])
    .describe('How a text of a member leaves; of a closed window, what may go instead'),
  until: time.nullable().describe('When it ends or ended; null when time does not end it'),
  why: z.enum(windowReasons).nullable().describe('Why no text may go'),
})

export const blockWhys = ['blocked', 'spam'] as const
export type BlockWhy = (typeof blockWhys)[number]

export const ConversationShape = z
  .object({
    id: z.uuid(),
    contact: z.object({
      id: z.uuid(),
      name: z.string().nullable(),
      username: z.string().nullable(),
      phone: z.string().nullable(),
      language: z.string().nullable(),
      languageChosen: z.boolean().describe('By somebody of the shop: it no longer follows what they write'),
      pictureUrl: z.string().nullable().describe('Opens without a session, for a day at least'),
    }),
    channel: z.object({
      id: z.uuid(),
      kind: z.enum(['whatsapp', 'instagram', 'telegram']),
      name: z.string(),
      state: z.enum(['connected', 'broken', 'disconnected']),
    }),
    state: z.enum(['open', 'closed']),
    speaker: z.enum(speakers).describe('draft: the assistant writes, a person lets it go'),
    usualSpeaker: z.enum(['assistant', 'draft']).describe('How the assistant speaks when no person does'),
    assistantOff: z.enum(offBys).nullable().describe('Switched off for this contact or on this channel'),
    draftId: z.uuid().nullable().describe('An answer of the assistant’s that waits for a person'),
    speakerMember: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    epoch: z.int(),
    handoffReason: z.string().nullable(),
    heldUntil: time.nullable().describe('Someone types; the assistant may not begin before'),
    unread: z.int(),
    waitingSince: time.nullable(),
    lastInboundAt: time.nullable(),
    lastMessageAt: time,
    lastMessage: MessageShape.nullable().describe('Of a long text only the beginning'),
    window: StageShape.extend({
      open: z.boolean(),
      next: StageShape.nullable().describe('What follows at `until`'),
      free: z
        .object({
          until: time,
          answered: z.boolean().describe('Else an answer before `until` makes three days free'),
        })
        .nullable()
        .describe('WhatsApp: they came by an ad or a button of a page, and nothing is charged before'),
    }),
    thinking: z.boolean(),
    assignee: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('Who looks after it'),
    teamId: z.uuid().nullable().describe('Among whom it is given'),
    stageId: z.uuid().nullable(),
    labelIds: z.array(z.uuid()),
    snooze: z
      .object({ why: z.enum(snoozeWhys), until: time.nullable() })
      .nullable()
      .describe('Out of the way until then, or until the contact writes'),
    block: z
      .object({ why: z.enum(blockWhys), at: time })
      .nullable()
      .describe('The shop does not want to hear this contact'),
    answerDueAt: time
      .nullable()
      .describe('By when the shop means to answer; null while nobody waits or it is put off'),
    lateSince: time.nullable().describe('When that was missed'),
    returnAt: time.nullable().describe('When the assistant gets it back, unless a person speaks before'),
    olderIn: z
      .enum(olderPlaces)
      .nullable()
      .describe(
        'Where alone lies what was said before the channel was connected, if anything was; null: nowhere else',
      ),
    personChanged: z
      .object({ what: z.enum(personChanges), at: time })
      .nullable()
      .describe(
        'The channel told that they write from another number or device; null once somebody has looked',
      ),
    promiseDueAt: time.nullable().describe('Of what the customer was promised, the soonest that is open'),
    rating: z
      .object({ score: z.int().describe('Of five'), at: time, comment: z.string().nullable() })
      .nullable()
      .describe('How the customer last said it went'),
    failed: z.int().describe('Messages that did not leave since a person last wrote'),
    version: z.int().describe('Counts what people change; a change names the one that was seen'),
  })
  .meta({ id: 'Conversation' })

export type StageJson = z.infer<typeof StageShape>
export type ConversationJson = z.infer<typeof ConversationShape>

export const views = [
  'mine',
  'unassigned',
  'waiting',
  'assistant',
  'customer',
  'snoozed',
  'closing',
  'due',
  'promised',
  'failed',
  'blocked',
  'closed',
  'all',
] as const
export type View = (typeof views)[number]

export const sorts = ['waiting', 'newest', 'closing', 'due', 'promised'] as const
export type Sort = (typeof sorts)[number]

const counted = z.int()

export const ConversationList = z.object({
  items: z.array(ConversationShape),
  order: z
    .array(z.string())
    .describe('Of each item: these sort as the list does, so that a row can be put between others'),
  end: z
    .string()
    .nullable()
    .describe('Up to where in this order the page reaches; null: to the end of the list'),
  next: z.string().nullable(),
  counts: z.object({
    mine: counted,
    unassigned: counted,
    waiting: counted,
    assistant: counted,
    customer: counted,
    snoozed: counted,
    closing: counted,
    due: counted,
    promised: counted,
    failed: counted,
    blocked: counted,
    closed: counted,
    all: counted,
  }),
})
