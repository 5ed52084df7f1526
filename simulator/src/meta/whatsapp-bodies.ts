import { z } from 'zod'
import { invalidParameter, missingParameter } from './graph-errors.ts'

const Base = z.object({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.enum(['individual']).optional(),
  to: z.string().min(1).optional(),
  recipient: z.string().min(1).optional(),
  context: z.object({ message_id: z.string().min(1) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
})
const Text = z.object({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() })
const caption = z.string().max(1024).optional()
const Media = z
  .object({
    id: z.string().min(1).optional(),
    link: z.url().optional(),
    caption,
    filename: z.string().optional(),
    voice: z.boolean().optional(),
  })
  .refine(({ id, link }) => (id === undefined) !== (link === undefined), 'either id or link')
export type Media = z.infer<typeof Media>

const body = z.object({ text: z.string().min(1).max(1024) })
const Row = z.object({
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(24),
  description: z.string().max(72).optional(),
})
const Section = z.object({ title: z.string().max(24).optional(), rows: z.array(Row).min(1) })
const Reply = z.object({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) })
const Interactive = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('button'),
    body,
    action: z.object({
      buttons: z
        .array(z.object({ type: z.literal('reply'), reply: Reply }))
        .min(1)
        .max(3),
    }),
  }),
  z.object({
    type: z.literal('list'),
    body,
    action: z.object({ button: z.string().min(1).max(20), sections: z.array(Section).min(1).max(10) }),
  }),
  z.object({
    type: z.literal('location_request_message'),
    body,
    action: z.object({ name: z.literal('send_location') }),
  }),
  z.object({
    type: z.literal('request_contact_info'),
    body,
    action: z.object({ name: z.literal('request_contact_info') }),
  }),
  z.object({
    type: z.literal('cta_url'),
    body,
    action: z.object({
      name: z.literal('cta_url'),
      parameters: z.object({ display_text: z.string().min(1).max(20), url: z.url() }),
    }),
  }),
  z.object({
    type: z.literal('product'),
    body,
    action: z.object({ catalog_id: z.string().min(1), product_retailer_id: z.string().min(1) }),
  }),
  z.object({
    type: z.literal('product_list'),
    header: z.object({ type: z.literal('text'), text: z.string().min(1).max(60) }),
    body,
    action: z.object({
      catalog_id: z.string().min(1),
      sections: z
        .array(
          z.object({
            title: z.string().max(24).optional(),
            product_items: z.array(z.object({ product_retailer_id: z.string().min(1) })).min(1),
          }),
        )
        .min(1)
        .max(10),
    }),
  }),
  z.object({
    type: z.literal('flow'),
    body,
    action: z.object({
      name: z.literal('flow'),
      parameters: z.object({
        flow_message_version: z.literal('3'),
        flow_id: z.string().min(1),
        flow_cta: z.string().min(1).max(20),
        flow_token: z.string().optional(),
        flow_action: z.enum(['navigate', 'data_exchange']).optional(),
        flow_action_payload: z
          .object({ screen: z.string(), data: z.record(z.string(), z.unknown()).optional() })
          .optional(),
      }),
    }),
  }),
])
export type Interactive = z.infer<typeof Interactive>

const Typed = z.discriminatedUnion('type', [
  Base.extend({ type: z.literal('template'), template: z.record(z.string(), z.unknown()) }),
  Base.extend({ type: z.literal('text'), text: Text }),
  Base.extend({
    type: z.literal('reaction'),
    reaction: z.object({ message_id: z.string().min(1), emoji: z.string().max(32) }),
  }),
  Base.extend({ type: z.literal('interactive'), interactive: Interactive }),
  Base.extend({ type: z.literal('image'), image: Media }),
  Base.extend({ type: z.literal('video'), video: Media }),
  Base.extend({ type: z.literal('audio'), audio: Media }),
  Base.extend({ type: z.literal('document'), document: Media }),
  Base.extend({ type: z.literal('sticker'), sticker: Media }),
  Base.extend({
    type: z.literal('location'),
    location: z.object({
      latitude: z.coerce.number().min(-90).max(90),
      longitude: z.coerce.number().min(-180).max(180),
      name: z.string().optional(),
      address: z.string().optional(),
    }),
  }),
  Base.extend({
    type: z.literal('contacts'),
    contacts: z
      .array(
        z.object({
          name: z.object({ formatted_name: z.string().min(1), first_name: z.string().optional() }),
          phones: z.array(z.object({ phone: z.string().min(1) })).min(1),
        }),
      )
      .min(1)
      .max(5),
  }),
])
/** Without a type it is a text. */
const Outgoing = z.preprocess(
  (given) => (typeof given === 'object' && given !== null ? { type: 'text', ...given } : given),
  Typed,
)
export type Outgoing = z.infer<typeof Outgoing>

export const MarkRead = z.object({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string().min(1),
  typing_indicator: z.object({ type: z.literal('text') }).optional(),
})

/** Whether the body of a call to `/messages` marks a message read instead of sending one. */
export function isMarkRead(body: unknown): body is object {
  return typeof body === 'object' && body !== null && 'status' in body
}

/** @throws GraphError that names what is wrong with the message */
export function parseOutgoing(body: unknown): Outgoing {
  const outgoing = Outgoing.safeParse(body)
  if (!outgoing.success)
    throw invalidParameter(
      outgoing.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    )
  if (!outgoing.data.to && !outgoing.data.recipient) throw missingParameter('to')
  return outgoing.data
}
