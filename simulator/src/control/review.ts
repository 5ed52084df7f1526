import { z } from 'zod'
import { type SimulatedTemplate, templatesOf } from '../meta/templates.ts'
import type { Providers } from './phone.ts'

export const Review = z.object({
  event: z.enum(['APPROVED', 'REJECTED', 'PAUSED', 'DISABLED', 'PENDING']),
  reason: z.string().default('NONE'),
})

/** Decides about a template as Meta's reviewers would. Returns null when there is none with this id. */
export function review(
  { world, whatsapp }: Providers,
  id: string,
  { event, reason }: z.infer<typeof Review>,
): SimulatedTemplate | null {
  const template = templatesOf(world).find((one) => one.id === id)
  if (!template) return null
  template.status = event
  const { name, language, category, wabaId } = template
  for (const account of world.accounts)
    if (account.channel === 'whatsapp' && account.wabaId === wabaId)
      whatsapp.tells(account, 'message_template_status_update', {
        ...{ event, reason, message_template_id: Number(id), message_template_name: name },
        ...{ message_template_language: language, message_template_category: category },
      })
  return template
}
