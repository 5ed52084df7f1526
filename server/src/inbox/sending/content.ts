import type {
  ListRow,
  OutboundContent,
  OutboundFile,
  OutboundTemplate,
  PictureFacts,
  ReplyButton,
  Sendable,
} from '#channels'
import type { Ctx } from '#platform/context.ts'
import { partColumn, partContent, type SentPart } from './parts.ts'

/** The file of a message that goes out, as it is kept. */
export interface KeptFile {
  readonly kind: OutboundFile['kind']
  readonly name: string | null
  readonly type: string
  readonly size: number
  readonly sha256: string
  /** Of a picture that has just been looked at. */
  readonly picture?: PictureFacts | undefined
}

/** What a message says, as it is kept. */
export interface Said {
  readonly text: string | null
  /** Of a message that is one, as it was filled. */
  readonly template?: OutboundTemplate | null | undefined
  readonly buttons?: readonly ReplyButton[] | null | undefined
  readonly list?: SentList | null | undefined
  /** The word on the button by which the customer shares their number. */
  readonly asksPhone?: string | null | undefined
  readonly dropsKeyboard?: boolean | null | undefined
  readonly part?: SentPart | null | undefined
  readonly reaction?:
    | { readonly target: string; readonly emoji: string | null; readonly messageId: string }
    | null
    | undefined
  /** Several are one album. */
  readonly files?: readonly KeptFile[] | null | undefined
}

/** Rows to pick from. */
export interface SentList {
  /** Opens the rows; empty where they stand open. */
  readonly button: string
  readonly rows: readonly ListRow[]
}

/** Selects it: `m` is the message. */
export const saidColumns = `m.text, m.detail->'template' as template, m.detail->'buttons' as buttons,
  m.detail->'list' as list, m.detail->'reaction' as reaction, m.detail->>'asksPhone' as "asksPhone",
  m.detail->'dropsKeyboard' is not null as "dropsKeyboard", ${partColumn},
  (select jsonb_agg(jsonb_build_object('kind', a.kind, 'name', a.name, 'type', a.type, 'size', a.size, 'sha256', a.sha256)
     order by a.position)
   from attachment a where a.store_id = m.store_id and a.message_id = m.id and a.state = 'stored') as files`

/** What leaves. A signed address of its file opens for an hour from now: build it when the message is about to leave. */
export function contentOf(
  ctx: Ctx,
  storeId: string,
  { text, template, buttons, list, asksPhone, dropsKeyboard, part, reaction, files }: Said,
): OutboundContent {
  if (template) return template
  if (reaction) return { kind: 'reaction', target: reaction.target, emoji: reaction.emoji }
  const [file, ...more] = (files ?? []).map((one) => fileOf(ctx, storeId, one))
  const caption = text ? { caption: text } : {}
  if (file && more.length > 0) return { kind: 'album', files: [file, ...more], ...caption }
  if (file) return { kind: 'media', file, ...caption }
  if (list) {
    const { button, rows } = list
    return { kind: 'list', text: text ?? '', button, sections: [{ rows }] }
  }
  if (buttons && buttons.length > 0) return { kind: 'buttons', text: text ?? '', buttons }
  const other = part && partContent(part, text)
  if (other) return other
  if (asksPhone) return { kind: 'contact_request', text: text ?? '', button: asksPhone }
  return { kind: 'text', text: text ?? '', ...(dropsKeyboard ? { dropsKeyboard } : {}) }
}

/** How the clock of windows calls it. */
export function sendableOf({ kind }: OutboundContent): Sendable {
  if (kind === 'template' || kind === 'reaction') return kind
  return kind === 'media' || kind === 'album' ? 'media' : 'text'
}

const OPENS_SECONDS = 3600

function fileOf(
  ctx: Ctx,
  storeId: string,
  { kind, name, type, size, sha256, picture }: KeptFile,
): OutboundFile {
  const called = name ?? kind
  return {
    kind,
    type,
    size,
    name: called,
    ...(picture ? { picture } : {}),
    url: ctx.files.signedUrl(storeId, sha256, OPENS_SECONDS, called),
    async bytes() {
      const bytes = await ctx.files.read(storeId, sha256)
      if (!bytes) throw new Error('the file is not there any more')
      return bytes
    },
  }
}
