import type { ReplyButton, TemplateValues } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, MemberId, MessageId } from '#platform/ids.ts'
import { uploadJson } from '../composing/upload-json.ts'
import { memberNames } from '../reading/conversations.ts'
import { fileUrls } from '../reading/messages.ts'
import { ContentShape } from '../reading/shapes.ts'
import type { SentList } from '../sending/content.ts'
import type { SentPart } from '../sending/parts.ts'
import type { After } from '../sending/shapes.ts'
import { type WindowFacts, windowFacts, windowFor } from '../window.ts'
import type { ScheduledJson } from './shapes.ts'

/** What is kept beside the words until it leaves. */
export interface Waiting {
  readonly buttons?: readonly ReplyButton[] | undefined
  readonly list?: SentList | undefined
  readonly asksPhone?: string | undefined
  readonly part?: SentPart | undefined
  readonly replyTo?: MessageId | undefined
  readonly after?: After | undefined
  readonly template?: { readonly templateId: string; readonly values: TemplateValues } | undefined
}

export interface Scheduled {
  readonly id: string
  readonly conversationId: ConversationId
  readonly memberId: MemberId
  /** Whoever wrote it is still a member. */
  readonly authorHere: boolean
  readonly clientId: string
  readonly text: string | null
  readonly content: Waiting
  readonly uploadIds: readonly string[]
  readonly dueAt: Date | null
  readonly undo: boolean
  readonly state: ScheduledJson['state']
  readonly reason: string | null
  readonly messageId: string | null
  readonly writtenAt: Date
}

export const columns = `s.id, s.conversation_id as "conversationId", s.member_id as "memberId",
  exists (select from member a where a.store_id = s.store_id and a.id = s.member_id) as "authorHere", s.client_id as "clientId",
  s.text, s.content, s.upload_ids::text[] as "uploadIds", s.due_at as "dueAt", s.undo, s.state, s.reason,
  s.message_id as "messageId", s.written_at as "writtenAt"`

type Row = Scheduled & WindowFacts & { readonly files: Parameters<typeof uploadJson>[0][] }

const select = `select ${columns}, ${windowFacts},
    coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'kind', u.kind, 'name', u.name, 'type', u.type,
        'size', u.size, 'width', u.width, 'height', u.height, 'durationMs', u.duration_ms, 'sha256', u.sha256,
        'thumbnailSha256', u.thumbnail_sha256)
        order by array_position(s.upload_ids, u.id))
      from upload u where u.store_id = s.store_id and u.id = any(s.upload_ids)), '[]') as files
  from scheduled_message s
  join conversation c on c.store_id = s.store_id and c.id = s.conversation_id
  join channel ch on ch.store_id = s.store_id and ch.id = c.channel_id`

/** What still waits in a conversation or has stopped, in the order in which it leaves. */
export async function listScheduled(ctx: Ctx, tx: StoreTx, conversationId: string): Promise<ScheduledJson[]> {
  const rows = await tx.query<Row>(
    `${select} where s.store_id = $1 and s.conversation_id = $2 and s.state in ('waiting', 'stopped')
     order by s.due_at nulls last, s.id`,
    [tx.storeId, conversationId],
  )
  return toJson(ctx, tx, rows)
}

export async function getScheduled(ctx: Ctx, tx: StoreTx, id: string): Promise<ScheduledJson> {
  const [json] = await toJson(
    ctx,
    tx,
    await tx.query<Row>(`${select} where s.store_id = $1 and s.id = $2`, [tx.storeId, id]),
  )
  if (!json) throw new Error('the scheduled message has just been there')
  return json
}

async function toJson(ctx: Ctx, tx: StoreTx, rows: readonly Row[]): Promise<ScheduledJson[]> {
  if (rows.length === 0) return []
  const names = await memberNames(tx)
  const urlOf = fileUrls(ctx, tx.storeId)
  return rows.map((row) => ({
    ...{ id: row.id, conversationId: row.conversationId, clientId: row.clientId, text: row.text },
    ...{ undo: row.undo, state: row.state, reason: row.reason, messageId: row.messageId },
    content: contentJson(row.content),
    template: row.content.template !== undefined,
    files: row.files.map((file) => uploadJson(file, urlOf)),
    replyTo: row.content.replyTo ?? null,
    member: { id: row.memberId, name: names.get(row.memberId) ?? '' },
    dueAt: row.dueAt?.toISOString() ?? null,
    mayLeaveThen: mayLeaveThen(row),
  }))
}

/** As the message holds it that it becomes. */
const contentJson = ({ part, ...rest }: Waiting): ScheduledJson['content'] =>
  ContentShape.safeParse({ ...rest, ...part }).data ?? {}

/** Who waits for the contact will find the window open. */
const mayLeaveThen = (row: Row): boolean =>
  row.dueAt === null || windowFor(row, sendableKind(row), 'member', row.dueAt).allowed

const sendableKind = ({ content, files }: Row) =>
  content.template ? 'template' : files.length > 0 ? 'media' : 'text'
