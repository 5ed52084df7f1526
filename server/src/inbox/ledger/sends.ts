import { windowReasons } from '#channels'
import type { StoreTx } from '#platform/database/database.ts'
import { earliestId } from '#platform/ids.ts'

const MINUTE = 60_000
/** From here on what waits in the outbox is late: no pace of a provider holds a reply so long. */
const LATE_MS = 15 * MINUTE

/** What the shop said and nobody is known to have got. late: it still waits to leave. */
export interface LostSend {
  readonly messageId: string
  readonly conversationId: string
  readonly channelId: string
  readonly contactName: string | null
  readonly state: 'failed' | 'uncertain' | 'late'
  readonly reason: string | null
  /** Whether the same words may go again by a press. */
  readonly repeatable: boolean
  readonly at: Date
}

/**
 * Sends since `from` that failed, may have failed or are late; the newest first. An answer that a person overtook was
 * not to leave; where a person has spoken since, or has closed the conversation, they have seen the gap.
 * @returns the first `most`, and how many there are
 */
export async function findLostSends(
  tx: StoreTx,
  { from, most, now }: { readonly from: Date; readonly most: number; readonly now: Date },
): Promise<{ items: LostSend[]; total: number }> {
  const rows = await tx.query<LostSend & { total: number }>(
    `select m.id as "messageId", m.conversation_id as "conversationId", m.channel_id as "channelId",
       coalesce(ct.name, i.username, i.phone) as "contactName",
       case m.status when 'queued' then 'late' else m.status end as state, m.status_reason as reason,
       m.status <> 'queued' and ch.state <> 'disconnected'
         and split_part(coalesce(m.status_reason, ''), ' ', 1) <> all($4) as repeatable,
       m.created_at as at, count(*) over ()::int as total
     from message m
     join conversation c on c.store_id = $1 and c.id = m.conversation_id and c.state = 'open'
     join contact ct on ct.store_id = $1 and ct.id = c.contact_id
     join channel ch on ch.store_id = $1 and ch.id = m.channel_id
     left join identity i on i.store_id = $1 and i.channel_id = c.channel_id and i.external_id = c.external_id
     where m.store_id = $1 and m.id >= $2 and m.direction = 'out' and m.author in ('assistant', 'member')
       and (m.status in ('failed', 'uncertain') or m.status = 'queued' and m.created_at <= $3)
       and coalesce(m.status_reason, '') <> 'overtaken'
       and not exists (select from message o where o.store_id = $1 and o.conversation_id = m.conversation_id
         and o.id > m.id and o.direction = 'out' and o.author in ('member', 'phone')
         and coalesce(o.status, 'sent') in ('sent', 'delivered', 'read'))
     order by m.id desc limit $5`,
    [tx.storeId, earliestId(from), new Date(now.getTime() - LATE_MS), windowReasons, most],
  )
  return { items: rows.map(({ total: _, ...send }) => send), total: rows[0]?.total ?? 0 }
}
