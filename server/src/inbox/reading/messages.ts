import type { StoreTx } from '#platform/database/database.ts'
import type { MessageJson } from './shapes.ts'

/** Names of the store's members by id. */
export type MemberNames = ReadonlyMap<string, string>

export interface MessageRow {
  readonly id: string
  readonly conversationId: string
  readonly direction: MessageJson['direction']
  readonly author: MessageJson['author']
  readonly authorMemberId: string | null
  readonly kind: string
  readonly rawKind: string | null
  readonly text: string | null
  readonly detail: Record<string, unknown>
  readonly status: MessageJson['status']
  readonly statusReason: string | null
  readonly clientId: string | null
  readonly turnId: string | null
  readonly providerAt: Date | null
  readonly createdAt: Date
}

const columns = `m.id, m.conversation_id as "conversationId", m.direction, m.author, m.author_member_id as "authorMemberId",
  m.kind, m.raw_kind as "rawKind", m.text, m.detail, m.status, m.status_reason as "statusReason", m.client_id as "clientId",
  m.turn_id as "turnId", m.provider_at as "providerAt", m.created_at as "createdAt"`

export async function findMessages(tx: StoreTx, ids: readonly string[]): Promise<Map<string, MessageRow>> {
  const rows = await tx.query<MessageRow>(
    `select ${columns} from message m where m.store_id = $1 and m.id = any($2::uuid[])`,
    [tx.storeId, ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** A page of a thread: the newest messages before `before`, oldest first. */
export async function findThread(
  tx: StoreTx,
  conversationId: string,
  page: { readonly before?: string | undefined; readonly limit: number },
): Promise<{ rows: MessageRow[]; next: string | null }> {
  const newestFirst = await tx.query<MessageRow>(
    `select ${columns} from message m
     where m.store_id = $1 and m.conversation_id = $2 and ($3::uuid is null or m.id < $3)
     order by m.id desc limit $4`,
    [tx.storeId, conversationId, page.before ?? null, page.limit + 1],
  )
  const rows = newestFirst.slice(0, page.limit).reverse()
  return { rows, next: newestFirst.length > page.limit ? (rows[0]?.id ?? null) : null }
}

export const messageJson = (row: MessageRow, names: MemberNames): MessageJson => {
  const { authorMemberId, providerAt, createdAt, ...rest } = row
  const at = row.direction === 'in' || row.author === 'phone' ? (providerAt ?? createdAt) : createdAt
  return {
    ...rest,
    authorName: authorMemberId ? (names.get(authorMemberId) ?? null) : null,
    at: at.toISOString(),
  }
}
