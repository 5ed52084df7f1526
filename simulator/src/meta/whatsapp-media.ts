import type { FastifyReply } from 'fastify'
import type { StoredFile } from '../world/files.ts'
import type { FileKind } from '../world/parts.ts'
import type { World } from '../world/world.ts'
import { invalidParameter } from './graph-errors.ts'

const addressLivesMs = 5 * 60_000
const megabyte = 1024 * 1024
const caps: [type: RegExp, kind: FileKind, megabytes: number][] = [
  [/^image\/(jpeg|png)$/, 'image', 5],
  [/^image\/webp$/, 'sticker', 0.5],
  [/^video\/(mp4|3gpp)$/, 'video', 16],
  [/^audio\/(aac|amr|mpeg|mp4|ogg)$/, 'audio', 16],
  [/^(text\/plain|application\/(pdf|msword|vnd\.[\w.-]+))$/, 'document', 100],
]

/** Keeps an uploaded file. @throws GraphError for a form without a file, and for a type or size that is not taken */
export async function keepUpload(world: World, form: unknown): Promise<{ id: string }> {
  if (!(form instanceof FormData) || form.get('messaging_product') !== 'whatsapp')
    throw invalidParameter('messaging_product')
  const file = form.get('file')
  if (!(file instanceof File)) throw invalidParameter('file')
  const type = file.type.split(';')[0]?.trim().toLowerCase() ?? ''
  const [, kind, most = 0] = caps.find(([pattern]) => pattern.test(type)) ?? []
  if (!kind) throw invalidParameter(`Param file must be a file with one of the taken types, not ${type}`)
  if (file.size > most * megabyte) throw invalidParameter(`File is larger than ${most} MB`)
  const bytes = Buffer.from(await file.arrayBuffer())
  if (kind === 'sticker' && bytes.length > largestStill && !moves(bytes))
    throw invalidParameter('Static sticker is larger than 100 KB')
  return { id: world.files.add(bytes, { kind, type: file.type, name: file.name }).id }
}

const largestStill = 100 * 1024

/** The flag of animation in the extended head of a WebP. */
const moves = (webp: Buffer): boolean =>
  webp.toString('latin1', 12, 16) === 'VP8X' && ((webp[20] ?? 0) & 2) !== 0

/** A file as its node tells of it. The address works for five minutes and only with the token. */
export function describeFile(world: World, file: StoredFile, origin: string): Record<string, unknown> {
  const until = Math.floor((world.clock().getTime() + addressLivesMs) / 1000)
  return {
    messaging_product: 'whatsapp',
    url: `${origin}/graph/lookaside/${file.id}?ext=${until}`,
    mime_type: file.type,
    sha256: file.sha256.toString('hex'),
    file_size: file.size,
    id: file.id,
  }
}

/** Whether an address that was given out still works. */
export const isFresh = (world: World, ext: string | undefined): boolean =>
  Number(ext ?? 0) * 1000 >= world.clock().getTime()

export const sendBytes = (reply: FastifyReply, { type, bytes }: StoredFile): FastifyReply =>
  reply.type(type).send(bytes)
