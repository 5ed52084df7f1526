import type { Detail, InboundAttachment, InboundKind, MediaKind } from '../content.ts'
import { present } from '../wire-values.ts'
import { Attachment } from './message-wire.ts'

/** What came along with a message: files to fetch, and what is only pointed at. */
export interface Attached {
  /** Undefined when nothing of it can be shown. */
  readonly kind?: InboundKind
  readonly files: readonly InboundAttachment[]
  readonly detail?: Detail
  /** A thumb or heart that the app sends instead of words. */
  readonly liked: boolean
  /** Instagram's words for what cannot be shown. */
  readonly unknown: readonly string[]
}

const media: Readonly<Record<string, MediaKind>> = {
  image: 'image',
  // Not told what of; its bytes say it.
  media: 'image',
  video: 'video',
  // The app sends no sound but what is recorded in it.
  audio: 'voice',
  file: 'document',
}
const posts = new Set(['share', 'ig_post', 'reel', 'ig_reel', 'fallback'])
const stories = new Set(['story', 'ig_story'])
const dayMs = 24 * 3_600_000

/**
 * Reads the attachments of a message that was written at `at`. Posts and stories of others stay where they are: only
 * their address is kept, and a story's dies within a day.
 */
export function readAttachments(items: readonly unknown[], at: Date): Attached {
  const all = items.map((item) => Attachment.safeParse(item).data ?? {})
  const files = all.flatMap((one) => fileOf(one) ?? [])
  const shared = all.map((one) => sharedOf(one, at)).find((one) => one !== undefined)
  const liked = all.some(({ type }) => type === 'like_heart')
  return present({
    kind: files[0]?.kind ?? shared?.kind ?? (liked ? 'sticker' : undefined),
    files,
    detail: shared?.detail,
    liked,
    unknown: all.filter((one) => !isShown(one, at)).map(({ type }) => type ?? 'unknown'),
  })
}

/** Nothing that is to be seen once is fetched: its type is in none of the lists. */
function fileOf({ type = '', payload }: Attachment): InboundAttachment | undefined {
  const kind = Object.hasOwn(media, type) ? media[type] : undefined
  if (!kind || payload?.url === undefined) return undefined
  return { kind: payload.sticker_id === undefined ? kind : 'sticker', source: { url: payload.url } }
}

function sharedOf(
  { type = '', payload }: Attachment,
  at: Date,
): { kind: 'share' | 'story_mention'; detail: Detail } | undefined {
  const link = payload?.url
  if (link === undefined) return undefined
  if (type === 'story_mention') return { kind: 'story_mention', detail: storyDetail(link, at) }
  if (stories.has(type)) return { kind: 'share', detail: storyDetail(link, at) }
  return posts.has(type) ? { kind: 'share', detail: present({ link, linkTitle: payload?.title }) } : undefined
}

/** A story that is told of at `at` is gone a day later at the latest. */
export const storyDetail = (link: string, at: Date): Detail => ({
  link,
  linkUntil: new Date(at.getTime() + dayMs).toISOString(),
})

const isShown = (one: Attachment, at: Date): boolean =>
  one.type === 'like_heart' || fileOf(one) !== undefined || sharedOf(one, at) !== undefined
