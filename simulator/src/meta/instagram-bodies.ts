import { z } from 'zod'
import { GraphError } from './graph-errors.ts'

const longestTextBytes = 1000
const longestTitle = 20

const Recipient = z.object({ id: z.string().min(1) })
const words = z
  .string()
  .min(1)
  .refine((text) => Buffer.byteLength(text) <= longestTextBytes, {
    message: `Length of param message[text] must be less than or equal to ${longestTextBytes}`,
  })
const payload = z.string().min(1).max(1000)
const Button = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('postback'), title: z.string().min(1).max(longestTitle), payload }),
  z.strictObject({ type: z.literal('web_url'), title: z.string().min(1).max(longestTitle), url: z.url() }),
])
export type TemplateButton = z.infer<typeof Button>

const Element = z
  .strictObject({
    title: z.string().min(1).max(80),
    subtitle: z.string().min(1).max(80).optional(),
    image_url: z.url().optional(),
    default_action: z.strictObject({ type: z.literal('web_url'), url: z.url() }).optional(),
    buttons: z.array(Button).min(1).max(3).optional(),
  })
  .refine((element) => Object.keys(element).length > 1, 'elements need a property beside their title')

const Template = z.discriminatedUnion('template_type', [
  z.strictObject({
    template_type: z.literal('button'),
    text: z.string().min(1).max(640),
    buttons: z.array(Button).min(1).max(3),
  }),
  z.strictObject({ template_type: z.literal('generic'), elements: z.array(Element).min(1).max(10) }),
])

const link = z.strictObject({ url: z.url() })
const Attachment = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('image'), payload: link }),
  z.strictObject({ type: z.literal('video'), payload: link }),
  z.strictObject({ type: z.literal('audio'), payload: link }),
  z.strictObject({ type: z.literal('file'), payload: link }),
  z.strictObject({ type: z.literal('like_heart') }),
  z.strictObject({ type: z.literal('template'), payload: Template }),
])
export type Attachment = z.infer<typeof Attachment>

const QuickReply = z.strictObject({
  content_type: z.literal('text'),
  title: z.string().min(1).max(longestTitle),
  payload,
})
const Message = z.union([
  z.strictObject({
    text: words,
    quick_replies: z.array(QuickReply).min(1).max(13).optional(),
    reply_to: z.strictObject({ mid: z.string() }).optional(),
  }),
  z.strictObject({ attachment: Attachment }),
  z.strictObject({
    attachments: z
      .array(z.strictObject({ type: z.literal('image'), payload: link }))
      .min(2)
      .max(10),
  }),
])
export type OutgoingMessage = z.infer<typeof Message>

const Outgoing = z.union([
  z.object({
    recipient: Recipient,
    message: Message,
    messaging_type: z.string().optional(),
    tag: z.literal('HUMAN_AGENT').optional(),
  }),
  z.strictObject({ recipient: Recipient, sender_action: z.enum(['typing_on', 'typing_off', 'mark_seen']) }),
  z.strictObject({
    recipient: Recipient,
    sender_action: z.literal('react'),
    payload: z.strictObject({ message_id: z.string().min(1), reaction: z.string().min(1).max(32) }),
  }),
  z.strictObject({
    recipient: Recipient,
    sender_action: z.literal('unreact'),
    payload: z.strictObject({ message_id: z.string().min(1) }),
  }),
])
export type Outgoing = z.infer<typeof Outgoing>

/** @throws GraphError for what Instagram has no form for, and for what is beyond its limits */
export function parseOutgoing(body: unknown): Outgoing {
  const outgoing = Outgoing.safeParse(body)
  if (outgoing.success) return outgoing.data
  throw new GraphError(
    400,
    100,
    '(#100) Param recipient and one of message, sender_action must be valid and within the limits',
  )
}
