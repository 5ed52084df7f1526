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
const Outgoing = z.union([
  Base.extend({ type: z.literal('template'), template: z.record(z.string(), z.unknown()) }),
  Base.extend({ type: z.literal('text').default('text'), text: Text }),
])
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
