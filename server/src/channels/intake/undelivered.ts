import type { Tx } from '#platform/database/database.ts'
import type { ChannelKind } from '../channel.ts'

/** Why a delivery is here. dead: given up after three tries. unrouted: its account is of no store. unclear: a part was not understood. */
export const reasons = ['dead', 'unrouted', 'unclear'] as const

/** A delivery that reached nobody, or not in whole. */
export interface Undelivered {
  readonly id: string
  readonly kind: ChannelKind
  readonly receivedAt: Date
  readonly reason: (typeof reasons)[number]
  readonly problems: readonly string[]
  readonly bytes: number
  /** The first bytes as text; what is no UTF-8 is replaced. It holds what a customer wrote: for platform operators only. */
  readonly preview: string
}

const MOST = 100
const PREVIEW_BYTES = 400

/** The partial index of the migration has the same words. */
const reachedNobody = `(state = 'dead' or state = 'done' and (outcome->'unrouted' <> '0' or outcome->'problems' <> '[]'))`

/** The newest hundred, newest first. */
export async function listUndelivered(tx: Tx): Promise<Undelivered[]> {
  const rows = await tx.query<Omit<Undelivered, 'preview'> & { head: Buffer }>(
    `select id::text, kind, received_at as "receivedAt", octet_length(body) as bytes,
       substring(body from 1 for $1) as head, coalesce(outcome->'problems', '[]') as problems,
       case when state = 'dead' then 'dead' when outcome->'unrouted' <> '0' then 'unrouted' else 'unclear' end as reason
     from edge.inbound_delivery where ${reachedNobody} order by id desc limit $2`,
    [PREVIEW_BYTES, MOST],
  )
  return rows.map(({ head, ...row }) => ({ ...row, preview: readable(head, row.bytes) }))
}

/** Puts one back before the intake, as if it had just come in; what was taken of it before is not taken twice. */
export async function retryUndelivered(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query(
    `update edge.inbound_delivery set state = 'new', attempts = 0
     where id = $1::bigint and ${reachedNobody} returning id`,
    [id],
  )
  return rows.length > 0
}

/** The same for everything that a channel got and that reached nobody: its cause may be gone. */
export async function retryUnroutedOf(tx: Tx, channelId: string): Promise<void> {
  await tx.query(
    `update edge.inbound_delivery set state = 'new', attempts = 0
     where channel_id = $1 and state = 'done' and outcome->'unrouted' <> '0' and ${reachedNobody}`,
    [channelId],
  )
}

/** Control characters would be drawn as nothing or worse; a character cut in half at the end is left out. */
function readable(head: Buffer, bytes: number): string {
  const text = new TextDecoder().decode(head, { stream: bytes > head.length })
  return text.replaceAll(/\p{Cc}+/gu, ' ')
}
