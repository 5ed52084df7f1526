import type { StoreTx } from '#platform/database/database.ts'
import { type MessageId, newId } from '#platform/ids.ts'

/** What changed in a conversation, told in its timeline as a small grey line. */
export type GreyLine =
  | { readonly type: 'taken_over'; readonly by: { readonly memberId: string } | 'phone' }
  /** Somebody types an answer; the assistant does not begin before a minute of rest. */
  | { readonly type: 'held'; readonly by: { readonly memberId: string } }
  | { readonly type: 'returned'; readonly by: { readonly memberId: string } }
  | { readonly type: 'handed_off'; readonly reason: string }
  | { readonly type: 'closed' | 'opened'; readonly by: { readonly memberId: string } }
  | { readonly type: 'assigned'; readonly by: { readonly memberId: string }; readonly to: string | null }
  | { readonly type: 'staged'; readonly by: { readonly memberId: string }; readonly stage: string | null }
  | {
      readonly type: 'snoozed'
      readonly by: { readonly memberId: string }
      readonly why: string
      readonly until: string | null
    }
  | { readonly type: 'woken' }
  | { readonly type: 'blocked'; readonly by: { readonly memberId: string }; readonly why: string }
  | { readonly type: 'unblocked'; readonly by: { readonly memberId: string } }
  | {
      readonly type: 'teamed'
      readonly by: { readonly memberId: string }
      readonly team: string | null
    }
  | { readonly type: 'closed_by_silence'; readonly hours: number }
  /** How the assistant speaks from here on; everywhere: by a choice for the whole store. */
  | {
      readonly type: 'drafting' | 'answering'
      readonly by: { readonly memberId: string }
      readonly everywhere: boolean
    }
  /** Switched off, or on again, for this contact or channel. */
  | {
      readonly type: 'assistant_off'
      readonly by: { readonly memberId: string }
      readonly for: 'contact' | 'channel'
    }
  | { readonly type: 'assistant_on'; readonly by: { readonly memberId: string } }
  /** Labels of the contact, by the names that they had. */
  | {
      readonly type: 'contact_labelled'
      readonly by: { readonly memberId: string }
      readonly added: readonly string[]
      readonly removed: readonly string[]
    }
  | { readonly type: 'returned_by_time'; readonly drafts: boolean }
  | {
      readonly type: 'promise_due' | 'promise_overdue'
      readonly text: string
      readonly dueAt: string
    }
  /** What the customer told WhatsApp of marketing messages. */
  | { readonly type: 'marketing'; readonly state: 'in' | 'out' }
  /** As the provider told: another number, or another device. */
  | { readonly type: 'person_changed'; readonly what: 'number' | 'device' }
  | { readonly type: 'rated'; readonly score: number }
  | { readonly type: 'late'; readonly first: boolean; readonly dueAt: string }
  /** By the rules of its team. */
  | { readonly type: 'given'; readonly to: string; readonly team: string }

/** Appends grey lines. They are no messages: nothing is unread, waiting or last by them. An `id` given sets the place in the timeline. */
export async function appendGreyLines(
  tx: StoreTx,
  lines: readonly {
    readonly conversationId: string
    readonly line: GreyLine
    readonly id?: MessageId | undefined
  }[],
  now: Date,
): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map(({ id = newId<'message'>(), conversationId, line }) => ({
    id,
    conversationId,
    line,
  }))
  await tx.query(
    `insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, detail, created_at)
     select $1, l.id, c.id, c.channel_id, 'internal', 'system', 'event', l.line, $3
     from jsonb_to_recordset($2::jsonb) as l (id uuid, "conversationId" uuid, line jsonb)
     join conversation c on c.store_id = $1 and c.id = l."conversationId"`,
    [tx.storeId, JSON.stringify(rows), now],
  )
}
