import type { StoreTx } from '#platform/database/database.ts'
import { type ChannelId, idBornAt, newId } from '#platform/ids.ts'

/** One row of a conversation, as the message path would have left it. */
export interface Row {
  readonly at: Date
  /** When it was said, by the provider's clock. */
  readonly saidAt?: Date
  readonly channelId: ChannelId
  readonly direction: 'in' | 'out' | 'internal'
  readonly author: 'contact' | 'assistant' | 'member' | 'phone' | 'system'
  readonly memberId?: string
  readonly approvedBy?: string
  readonly kind: string
  readonly status?: string
  readonly imported?: boolean
  readonly detail?: Readonly<Record<string, unknown>>
}

const acts = {
  asks: () => ({ direction: 'in', author: 'contact', kind: 'text' }),
  assistant: () => ({ direction: 'out', author: 'assistant', kind: 'text', status: 'sent' }),
  approved: (approvedBy) => ({
    direction: 'out',
    author: 'assistant',
    approvedBy,
    kind: 'text',
    status: 'sent',
  }),
  member: (memberId) => ({ direction: 'out', author: 'member', memberId, kind: 'text', status: 'read' }),
  failed: (memberId) => ({ direction: 'out', author: 'member', memberId, kind: 'text', status: 'failed' }),
  reacts: (memberId) => ({ direction: 'out', author: 'member', memberId, kind: 'reaction', status: 'sent' }),
  phone: () => ({ direction: 'out', author: 'phone', kind: 'text', status: 'sent' }),
  'hands off': (reason) => line({ type: 'handed_off', reason }),
  'takes over': (memberId) => line({ type: 'taken_over', by: memberId ? { memberId } : 'phone' }),
  closes: (memberId) => line({ type: 'closed', by: { memberId } }),
  opens: (memberId) => line({ type: 'opened', by: { memberId } }),
  assigns: (memberId) => line({ type: 'assigned', by: { memberId }, to: null }),
} as const satisfies Record<string, (of: string) => Omit<Row, 'at' | 'channelId'>>
export type Act = keyof typeof acts

const line = (detail: Record<string, unknown>) =>
  ({ direction: 'internal', author: 'system', kind: 'event', detail }) as const

/** A conversation as people tell it: each act with how long after the beginning it was (`hours:minutes:seconds`). */
export const rowsOf = (
  beginning: string,
  channelId: ChannelId,
  told: readonly (readonly [after: string, act: Act, of?: string])[],
): Row[] =>
  told.map(([after, act, of = '']) => ({
    at: new Date(Date.parse(beginning) + millisecondsOf(after)),
    channelId,
    ...acts[act](of),
  }))

function millisecondsOf(after: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = after.split(':').map(Number)
  return ((hours * 60 + minutes) * 60 + seconds) * 1000
}

/** Writes them down, each conversation with a person of its own; rows of one moment keep their order. */
export async function keepRows(tx: StoreTx, conversations: readonly (readonly Row[])[]): Promise<void> {
  let born = 0
  for (const rows of conversations) {
    const conversationId = newId<'conversation'>()
    const first = rows[0]
    if (!first) continue
    await tx.query('insert into contact (store_id, id, created_at) values ($1, $2, $3)', [
      tx.storeId,
      conversationId,
      first.at,
    ])
    await tx.query(
      `insert into conversation (store_id, id, contact_id, channel_id, external_id, last_message_at, created_at)
       values ($1, $2, $2, $3, $2::uuid::text, $4, $4)`,
      [tx.storeId, conversationId, first.channelId, first.at],
    )
    const kept = rows.map((row) => ({ ...row, id: idBornAt(row.at, born++) }))
    await tx.query(
      `insert into message (store_id, id, conversation_id, channel_id, direction, author, author_member_id, approved_by, kind, status,
         imported, detail, provider_at, created_at)
       select $1, id, $2, "channelId", direction, author, "memberId", "approvedBy", kind, status, coalesce(imported, false),
         coalesce(detail, '{}'), "saidAt", at
       from jsonb_to_recordset($3::jsonb) as r (id uuid, "channelId" uuid, direction text, author text, "memberId" uuid, "approvedBy" uuid,
         kind text, status text, imported boolean, detail jsonb, "saidAt" timestamptz, at timestamptz)`,
      [tx.storeId, conversationId, JSON.stringify(kept)],
    )
  }
}
