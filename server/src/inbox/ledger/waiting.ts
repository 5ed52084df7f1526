import type { StoreTx } from '#platform/database/database.ts'
import type { Speaker } from '../speaking/speakers.ts'
import { textWindow, type WindowFacts, windowFacts } from '../window.ts'

const HOUR = 3_600_000
/** A window that closes sooner than this makes a shorter wait a gap, too. */
const CLOSING_MS = 4 * HOUR

/** Somebody who wrote and was not answered. */
export interface Waiting {
  readonly conversationId: string
  readonly channelId: string
  readonly contactName: string | null
  readonly speaker: Speaker
  readonly since: Date
  /** Whether a member may still write as they like. */
  readonly open: boolean
  /** When that ends, or has ended; null when time has no say in it. */
  readonly until: Date | null
}

interface Row extends WindowFacts, Omit<Waiting, 'open' | 'until'> {}

/**
 * Who waits for longer than `hours`, or not so long but their window closes soon; who waits longest comes first.
 * @returns the first `most`, and how many there are among the 500 who wait longest
 */
export async function findWaiting(
  tx: StoreTx,
  { hours, most, now }: { readonly hours: number; readonly most: number; readonly now: Date },
): Promise<{ items: Waiting[]; total: number }> {
  const rows = await tx.query<Row>(
    `select c.id as "conversationId", c.channel_id as "channelId", coalesce(ct.name, i.username, i.phone) as "contactName",
       c.speaker, c.waiting_since as since, ${windowFacts}
     from conversation c
     join contact ct on ct.store_id = c.store_id and ct.id = c.contact_id
     join channel ch on ch.store_id = c.store_id and ch.id = c.channel_id
     left join identity i on i.store_id = c.store_id and i.channel_id = c.channel_id and i.external_id = c.external_id
     where c.store_id = $1 and c.waiting_since is not null and c.state = 'open'
     order by c.waiting_since, c.id limit 500`,
    [tx.storeId],
  )
  const found = rows
    .map((row) => ({ ...row, ...windowOf(row, now) }))
    .filter(({ since, open, until }) => {
      const closesSoon = open && until !== null && until.getTime() - now.getTime() <= CLOSING_MS
      return closesSoon || now.getTime() - since.getTime() >= hours * HOUR
    })
  return { items: found.slice(0, most), total: found.length }
}

function windowOf(row: Row, now: Date): Pick<Waiting, 'open' | 'until'> {
  const window = textWindow(row, 'member', now)
  return { open: window.allowed, until: window.until }
}
