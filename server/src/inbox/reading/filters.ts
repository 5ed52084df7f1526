import { z } from 'zod'
import { speakers } from '../speaking/speakers.ts'

const nobodys = z.union([z.literal('none'), z.uuid()])

/** What narrows a view; several at once narrow it further. */
export const filterQuery = {
  channel: z.uuid().optional(),
  assignee: nobodys.optional().describe('A member, or `none`'),
  team: nobodys.optional().describe('A team, or `none`'),
  label: z.uuid().optional(),
  stage: nobodys.optional().describe('A stage, or `none`'),
  language: z.string().max(10).optional(),
  speaker: z.enum(speakers).optional().describe('Who answers'),
  product: z.uuid().optional().describe('A message points at it, or an answer stands on it'),
  unread: z.literal('true').optional(),
  late: z.literal('true').optional().describe('Not answered in the time that the shop allows itself'),
}

export type Filters = { readonly [Name in keyof typeof filterQuery]?: string | undefined }

/** SQL of a filter over `c`, its contact `ct` and the one that it belongs to, `own`; `value` gives the placeholder of a parameter. */
export function filtersSql(filters: Filters, value: (of: string) => string): string[] {
  const { channel, assignee, team, label, stage, language, speaker, product, unread, late } = filters
  return [
    ...(channel ? [`c.channel_id = ${value(channel)}::uuid`] : []),
    ...(assignee ? [isOne('c.assignee_id', assignee, value)] : []),
    ...(team ? [isOne('c.team_id', team, value)] : []),
    ...(stage ? [isOne('c.stage_id', stage, value)] : []),
    ...(label
      ? [
          `exists (select 1 from conversation_label l where l.store_id = c.store_id and l.conversation_id = c.id
             and l.label_id = ${value(label)}::uuid)`,
        ]
      : []),
    ...(language ? [`coalesce(own.language, ct.language) = ${value(language)}`] : []),
    ...(speaker ? [`c.speaker = ${value(speaker)}`] : []),
    ...(product
      ? [
          `exists (select 1 from conversation_product p where p.store_id = c.store_id and p.conversation_id = c.id
             and p.product_id = ${value(product)}::uuid)`,
        ]
      : []),
    ...(unread ? ['c.unread > 0'] : []),
    ...(late ? ['c.late_at is not null'] : []),
  ]
}

const isOne = (column: string, wanted: string, value: (of: string) => string): string =>
  wanted === 'none' ? `${column} is null` : `${column} = ${value(wanted)}::uuid`
