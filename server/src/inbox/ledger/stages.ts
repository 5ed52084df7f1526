import type { StoreTx } from '#platform/database/database.ts'
import { earliestId } from '#platform/ids.ts'

const HOUR = 3_600_000

/** How far the messages of one day and channel have come. Each stage holds those of the next. */
export interface DayStages {
  /** By the store's calendar, as YYYY-MM-DD. */
  readonly day: string
  readonly channelId: string
  readonly stored: number
  /** The panel was told of them. */
  readonly shown: number
  /** Somebody answered after them, and it left; or a person settled the conversation. */
  readonly answered: number
}

/**
 * Counts what contacts have written since `from`, out of the messages and the event log themselves: nothing is counted
 * when a message comes in. Service lines, which nobody says, are left out.
 */
export function countStages(tx: StoreTx, from: Date, timeZone: string): Promise<DayStages[]> {
  return tx.query<DayStages>(
    `with told as (
       select distinct payload->>'messageId' as id from store_event
       where store_id = $1 and kind = 'message.received' and at >= $3
     ), settled as (
       select conversation_id, max(id::text collate "C") as last from message
       where store_id = $1 and id >= $2 and (${answers} or ${settles}) group by conversation_id
     )
     select to_char(m.created_at at time zone $4, 'YYYY-MM-DD') as day, m.channel_id as "channelId",
       count(*)::int as stored, count(t.id)::int as shown,
       count(*) filter (where s.last > m.id::text collate "C")::int as answered
     from message m
     left join told t on t.id = m.id::text
     left join settled s on s.conversation_id = m.conversation_id
     where m.store_id = $1 and m.id >= $2 and m.created_at >= $3 and m.direction = 'in' and not m.imported and not coalesce((m.detail->>'silent')::boolean, false)
     group by 1, 2`,
    [tx.storeId, idBound(from), from, timeZone],
  )
}

/** It has left; what was said on the shop's own phone has no status. */
const answers = `direction = 'out' and coalesce(status, 'sent') in ('sent', 'delivered', 'read')`
const settles = `kind = 'event' and detail->>'type' = 'closed'`

/** An id is born a little before its row is stamped. */
const idBound = (from: Date): string => earliestId(new Date(from.getTime() - HOUR))
