import type { StoreTx } from '#platform/database/database.ts'
import { notFound, Problem } from '#platform/problems.ts'
import { fromComponents } from './components.ts'
import { fillTemplate, type OutboundTemplate, type TemplateValues } from './fill.ts'
import { templateOf } from './queries.ts'
import { type ShownTemplate, shownOf } from './shown.ts'
import type { TemplateCategory } from './template.ts'
import { toView } from './wire.ts'

/**
 * A template of the channel's business account with its values in place, and what the customer will read.
 * @throws Problem not_found; template_not_sendable for one that is not approved or holds parts unknown here;
 * template_incomplete, with `missing`, while a variable has no value; text_too_long
 */
export async function templateToSend(
  tx: StoreTx,
  wanted: { readonly channelId: string; readonly templateId: string; readonly values: TemplateValues },
): Promise<{ content: OutboundTemplate; text: string; category: TemplateCategory; shown: ShownTemplate }> {
  const [channel] = await tx.query<{ businessId: string | null }>(
    `select settings->>'wabaId' as "businessId" from channel where store_id = $1 and id = $2`,
    [tx.storeId, wanted.channelId],
  )
  const row = await templateOf(tx, channel?.businessId ?? '', wanted.templateId)
  if (!row) throw notFound()
  const { sendable, state } = toView(row)
  if (!sendable)
    throw new Problem(409, 'template_not_sendable', 'WhatsApp does not let this template be sent.', { state })
  const { name, language, category, components } = row
  const { content } = fromComponents(components)
  const filled = fillTemplate({ name, language, content }, wanted.values)
  if (filled.ok) {
    const { message, text } = filled
    return { content: message, text, category, shown: shownOf(content, wanted.values) }
  }
  if (filled.missing.length > 0)
    throw new Problem(422, 'template_incomplete', 'Parts of the template have no value yet.', {
      missing: filled.missing,
    })
  throw new Problem(422, 'text_too_long', 'With these values the text is longer than WhatsApp takes.')
}
