import { adapters, type ChannelKind, type PictureFacts } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, newId, type StoreId } from '#platform/ids.ts'
import type { Made } from '../attachments/forms.ts'
import { filesOf, type PutForms, putForms } from '../attachments/put.ts'
import { ConversationNotFound, FileRefused } from '../errors.ts'
import { contentOf, type KeptFile } from '../sending/content.ts'

/** A file that waits to be sent, with what the panel shows of it. */
export interface Upload extends KeptFile {
  readonly id: string
  readonly name: string
  readonly width: number | null
  readonly height: number | null
  readonly durationMs: number | null
  readonly thumbnailSha256: string | null
  readonly playableSha256: string | null
  readonly waveform: readonly number[] | null
}

interface Given {
  readonly storeId: StoreId
  readonly conversationId: ConversationId
  readonly bytes: Uint8Array
  /** As the browser calls it; shown to the customer, never trusted. */
  readonly name: string
  /** Spoken into the browser for this message: it goes as a voice message, in a form that the channel takes. */
  readonly recording?: boolean
  /** A picture that goes as a sticker. */
  readonly sticker?: boolean
}

/**
 * Keeps a file for a message to come: what it is, its bytes say. What the conversation's channel would not take is refused
 * here, before anybody has written a word under it.
 * @throws ConversationNotFound, FileRefused
 */
export async function keepUpload(ctx: Ctx, given: Given): Promise<Upload> {
  const { storeId, conversationId, recording = false, sticker = false } = given
  const place = await ctx.db.withStore(storeId, (tx) => placeOf(tx, conversationId))
  // Loaded with the first file: code for pictures and sound that a shop without them need not hold.
  const { makeForms } = await import('../attachments/forms.ts')
  const bytes = recording ? await voiceFor(place.channelKind, given.bytes) : given.bytes
  const made = await makeForms(bytes)
  if (!made.ok) throw new FileRefused(made.reason, {})
  if (recording && made.kind !== 'audio') throw new FileRefused('broken', {})
  const kind = recording ? 'voice' : sticker ? 'sticker' : made.kind
  refuseUnfit(ctx, storeId, place, { kind, type: made.type, size: bytes.length, picture: pictureOf(made) })
  const put = await putForms(ctx, storeId, made)
  const upload = uploadOf(given.name, { ...made, kind }, put)
  await ctx.db.withStore(storeId, async (tx) => {
    await ctx.files.record(tx, filesOf(put))
    await insert(ctx, tx, conversationId, upload)
  })
  return upload
}

const pictureOf = ({ width, height, moves }: Made): PictureFacts | undefined =>
  width === undefined || height === undefined || moves === undefined ? undefined : { width, height, moves }

async function voiceFor(channelKind: ChannelKind, bytes: Uint8Array): Promise<Uint8Array> {
  const { voiceOf } = await import('#platform/media/recording.ts')
  const types = adapters[channelKind].takes.files.find(({ kind }) => kind === 'voice')?.types
  return voiceOf(bytes, (type) => !types || types.includes(type))
}

interface Place {
  readonly channelKind: ChannelKind
  readonly to: string
}

async function placeOf(tx: StoreTx, conversationId: string): Promise<Place> {
  const [place] = await tx.query<Place>(
    `select ch.kind as "channelKind", c.external_id as "to"
     from conversation c join channel ch on ch.store_id = $1 and ch.id = c.channel_id
     where c.store_id = $1 and c.id = $2`,
    [tx.storeId, conversationId],
  )
  if (!place) throw new ConversationNotFound()
  return place
}

type MadeUpload = Omit<Made, 'kind'> & Pick<Upload, 'kind'>

function uploadOf(name: string, made: MadeUpload, put: PutForms): Upload {
  return {
    id: newId<'upload'>(),
    kind: made.kind,
    name: calledBy(name, made),
    type: made.type,
    size: put.original.size,
    sha256: put.original.sha256,
    thumbnailSha256: put.thumbnail?.sha256 ?? null,
    playableSha256: put.playable?.sha256 ?? null,
    width: made.width ?? null,
    height: made.height ?? null,
    durationMs: made.durationMs ?? null,
    waveform: made.waveform ?? null,
  }
}

/** The sentence about a refusal needs what the file is, and what would go. */
function refuseUnfit(
  ctx: Ctx,
  storeId: string,
  { channelKind, to }: Place,
  { picture, ...is }: Pick<KeptFile, 'kind' | 'type' | 'size' | 'picture'>,
): void {
  const content = contentOf(ctx, storeId, { text: null, files: [{ ...is, picture, name: null, sha256: '' }] })
  const why = adapters[channelKind].refuses(ctx, content, to)
  const rule = adapters[channelKind].takes.files.find(({ kind }) => kind === is.kind)
  const max = picture?.moves === false ? (rule?.maxStill ?? rule?.max) : rule?.max
  if (why) throw new FileRefused(why, { ...is, max, types: rule?.types ?? undefined })
}

const longestName = 120

/** Without what belongs to a path or cannot be seen; a pasted picture has no name worth keeping. */
function calledBy(name: string, { kind, extension }: Pick<MadeUpload, 'kind' | 'extension'>): string {
  const plain = name.replace(/[\p{C}/\\:*?"<>|]/gu, '').trim()
  return plain === '' ? `${kind}.${extension}` : [...plain].slice(-longestName).join('')
}

async function insert(ctx: Ctx, tx: StoreTx, conversationId: string, upload: Upload): Promise<void> {
  await tx.query(
    `insert into upload (store_id, id, conversation_id, kind, name, type, size, sha256, thumbnail_sha256, playable_sha256,
       width, height, duration_ms, waveform, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      tx.storeId,
      upload.id,
      conversationId,
      upload.kind,
      upload.name,
      upload.type,
      upload.size,
      upload.sha256,
      upload.thumbnailSha256,
      upload.playableSha256,
      upload.width,
      upload.height,
      upload.durationMs,
      upload.waveform ? JSON.stringify(upload.waveform) : null,
      ctx.clock.now(),
    ],
  )
}

type Shown = Omit<Upload, 'playableSha256' | 'waveform'>

/**
 * What a message that is being written had of files, in this order, as it is shown; without those that are gone.
 * @throws ConversationNotFound
 */
export async function uploadsThere(
  tx: StoreTx,
  conversationId: ConversationId,
  ids: readonly string[],
): Promise<Shown[]> {
  await placeOf(tx, conversationId)
  const rows = await tx.query<Shown & { size: bigint }>(
    `select u.id, u.kind, u.name, u.type, u.size, u.sha256, u.thumbnail_sha256 as "thumbnailSha256", u.width, u.height,
       u.duration_ms as "durationMs"
     from unnest($2::uuid[]) with ordinality as wanted (id, position)
     join upload u on u.store_id = $1 and u.id = wanted.id and u.conversation_id = $3
     order by wanted.position`,
    [tx.storeId, ids, conversationId],
  )
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/**
 * Files that were put to this conversation, in this order; without those that never were, or waited too long. The lock lets
 * none of them be swept before the message that takes them up is there.
 */
export async function findUploads(
  tx: StoreTx,
  conversationId: string,
  ids: readonly string[],
): Promise<KeptFile[]> {
  if (ids.length === 0) return []
  const rows = await tx.query<KeptFile & { size: bigint }>(
    `select u.kind, u.name, u.type, u.size, u.sha256
     from unnest($2::uuid[]) with ordinality as wanted (id, position)
     join upload u on u.store_id = $1 and u.id = wanted.id and u.conversation_id = $3
     order by wanted.position for share of u`,
    [tx.storeId, ids, conversationId],
  )
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/** The files of a message that has just been written, in this order. */
export async function attachUploads(
  ctx: Ctx,
  tx: StoreTx,
  messageId: string,
  uploadIds: readonly string[],
): Promise<void> {
  if (uploadIds.length === 0) return
  await tx.query(
    `insert into attachment (store_id, id, message_id, position, kind, state, name, type, size, sha256, thumbnail_sha256,
       playable_sha256, width, height, duration_ms, waveform, created_at)
     select $1, wanted.attachment_id, $2, wanted.position - 1, u.kind, 'stored', u.name, u.type, u.size, u.sha256,
       u.thumbnail_sha256, u.playable_sha256, u.width, u.height, u.duration_ms, u.waveform, $5
     from unnest($3::uuid[], $4::uuid[]) with ordinality as wanted (attachment_id, upload_id, position)
     join upload u on u.store_id = $1 and u.id = wanted.upload_id`,
    [tx.storeId, messageId, uploadIds.map(() => newId<'attachment'>()), uploadIds, ctx.clock.now()],
  )
}
