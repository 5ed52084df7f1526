import type { Pricing } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { Transcript } from '../attachments/transcript.ts'
import { knownAs } from '../receiving/known-as.ts'
import { type AttachmentJson, ContentShape, type MessageJson } from './shapes.ts'

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
  readonly pricing: Pricing | null
  readonly nextTryAt: Date | null
  readonly clientId: string | null
  readonly turnId: string | null
  readonly approvedBy: string | null
  readonly providerAt: Date | null
  readonly editedAt: Date | null
  readonly deletedAt: Date | null
  readonly imported: boolean
  readonly createdAt: Date
  readonly quoted: MessageJson['quoted']
  readonly pointable: boolean
  readonly attachments: readonly AttachmentRow[]
  readonly reactions: MessageJson['reactions']
}

interface AttachmentRow extends Omit<AttachmentJson, 'url' | 'thumbnailUrl' | 'playableUrl' | 'transcript'> {
  readonly transcript: Transcript | null
  readonly transcriptState: 'waiting' | 'done' | 'failed' | null
  readonly transcriptReason: string | null
  readonly sha256: string | null
  readonly thumbnailSha256: string | null
  readonly playableSha256: string | null
}

/** Whether its provider knows it as a message that can be quoted and reacted to: `m` is the message. */
export const pointable = `(m.provider_id is not null and m.deleted_at is null and m.provider_id !~ '^(callback|update|reaction):')`

/** Not a message to anybody's eyes, unless it did not arrive. */
export const isSeen = `(m.kind <> 'reaction' or m.status in ('failed', 'uncertain'))`

const quotedJson = `jsonb_build_object('id', q.id, 'author', q.author, 'kind', q.kind, 'rawKind', q.raw_kind, 'text', left(q.text, 200),
      'deleted', q.deleted_at is not null)`

/**
 * What a `MessageRow` is made of: `m` is the message. `offset 0` keeps the quoted id a column: under a policy an index is
 * not asked for what an expression gives, and every message of the channel would be read for each one shown. A message
 * quotes by its provider's id, a note by ours.
 */
export const messageColumns = `m.id, m.conversation_id as "conversationId", m.direction, m.author, m.author_member_id as "authorMemberId",
  m.kind, m.raw_kind as "rawKind", m.text, m.detail, m.status, m.status_reason as "statusReason", m.pricing,
  (select o.next_at from outbox o where m.status = 'queued' and o.store_id = m.store_id and o.message_id = m.id
    and o.state = 'waiting' and o.tries > 0) as "nextTryAt", m.client_id as "clientId",
  m.turn_id as "turnId", m.approved_by as "approvedBy", m.provider_at as "providerAt",
  m.edited_at as "editedAt", m.deleted_at as "deletedAt", m.imported, m.created_at as "createdAt",
  ${pointable} as pointable,
  coalesce((select ${quotedJson}
    from (select m.channel_id, m.detail->>'replyTo' as provider_id offset 0) answered cross join lateral ${knownAs('answered')} k
    join message q on q.store_id = $1 and q.id = k.id limit 1),
    (select ${quotedJson}
    from (select case m.kind when 'note' then (m.detail->>'quotes')::uuid end as id offset 0) meant
    join message q on q.store_id = $1 and q.id = meant.id)) as quoted,
  coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'state', a.state, 'reason', a.reason,
      'name', a.name, 'type', a.type, 'size', a.size, 'width', a.width, 'height', a.height, 'durationMs', a.duration_ms,
      'waveform', a.waveform, 'sha256', a.sha256, 'thumbnailSha256', a.thumbnail_sha256,
      'playableSha256', a.playable_sha256, 'transcript', a.transcript,
      'transcriptState', a.transcript_state, 'transcriptReason', a.transcript_reason) order by a.position)
    from attachment a where a.store_id = m.store_id and a.message_id = m.id), '[]') as attachments,
  coalesce((select jsonb_agg(jsonb_build_object('by', r.by, 'emoji', r.emoji) order by r.at)
    from reaction r where r.store_id = m.store_id and r.message_id = m.id), '[]') as reactions`

export async function findMessages(tx: StoreTx, ids: readonly string[]): Promise<Map<string, MessageRow>> {
  const rows = await tx.query<MessageRow>(
    `select ${messageColumns} from message m where m.store_id = $1 and m.id = any($2::uuid[])`,
    [tx.storeId, ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Opens a file of the store for a while; it is saved under the harmless form of the name. */
export type FileUrl = (sha256: string, name?: string) => string

const HOUR_SECONDS = 3600

/**
 * Each address opens for an hour and until the next full one. All of an hour it stays the same: what is read anew then
 * neither stops a sound that plays nor loads its pictures again.
 */
export function fileUrls(ctx: Ctx, storeId: string): FileUrl {
  const now = Math.floor(ctx.clock.now().getTime() / 1000)
  const seconds = 2 * HOUR_SECONDS - (now % HOUR_SECONDS)
  return (sha256, name) => ctx.files.signedUrl(storeId, sha256, seconds, name)
}

export const messageJson = (row: MessageRow, names: MemberNames, urlOf: FileUrl): MessageJson => {
  const {
    authorMemberId,
    providerAt,
    createdAt,
    editedAt,
    deletedAt,
    nextTryAt,
    attachments,
    pricing,
    ...rest
  } = row
  const at = row.direction === 'in' || row.author === 'phone' ? (providerAt ?? createdAt) : createdAt
  return {
    ...rest,
    authorMemberId,
    authorName: authorMemberId ? (names.get(authorMemberId) ?? null) : null,
    approvedBy: row.approvedBy ? { id: row.approvedBy, name: names.get(row.approvedBy) ?? '' } : null,
    at: at.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    deletedAt: deletedAt?.toISOString() ?? null,
    nextTryAt: nextTryAt?.toISOString() ?? null,
    pricing: pricing && pricingJson(pricing),
    content: ContentShape.safeParse(row.detail).data ?? {},
    attachments: attachments.map((attachment) => attachmentJson(attachment, urlOf)),
  }
}

/** Type and category decide; `billable` is to go. */
function pricingJson({ category, model, type, billable }: Pricing): MessageJson['pricing'] {
  const said = billable === undefined ? null : !billable
  const free = type === undefined ? said : type.startsWith('free_')
  return { category: category ?? null, free, model: model ?? null, type: type ?? null }
}

function attachmentJson(row: AttachmentRow, urlOf: FileUrl): AttachmentJson {
  const { sha256, thumbnailSha256, playableSha256, transcript, transcriptState, transcriptReason, ...rest } =
    row
  return {
    ...rest,
    transcript: transcriptState && {
      state: transcriptState,
      reason: transcriptReason,
      text: transcript?.text ?? '',
      language: transcript?.language ?? null,
      standIn: transcript?.standIn ?? false,
      doubts: [...(transcript?.doubts ?? [])],
    },
    url: sha256 && urlOf(sha256, rest.name ?? undefined),
    thumbnailUrl: thumbnailSha256 && urlOf(thumbnailSha256),
    playableUrl: playableSha256 && urlOf(playableSha256),
  }
}
