import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Said } from '../world/chats.ts'
import type { World } from '../world/world.ts'
import { badRequest } from './errors.ts'
import { mediaKinds, nested, saidMedia } from './outgoing.ts'

const kinds = {
  photo: mediaKinds.sendPhoto,
  video: mediaKinds.sendVideo,
  audio: mediaKinds.sendAudio,
  document: mediaKinds.sendDocument,
} as const

export const Media = nested(
  z
    .array(
      z.object({
        type: z.enum(['photo', 'video', 'audio', 'document']),
        media: z.string().min(1),
        caption: z.string().optional(),
      }),
    )
    .min(2)
    .max(10),
)

/** What an album says: a message for each file, all of one group. @throws BotApiError; nothing has been said then */
export async function saidAlbum(
  world: World,
  media: z.infer<typeof Media>,
  parameters: Record<string, unknown>,
): Promise<Pick<Said, 'text' | 'parts'>[]> {
  const types = new Set(media.map(({ type }) => type))
  if (types.size > 1 && (types.has('document') || types.has('audio')))
    throw badRequest("document can't be mixed with other media types")
  const album = newAlbum()
  return Promise.all(
    media.map(async ({ type, media: named, caption }) => {
      const [field, ...rest] = kinds[type]
      const file = named.startsWith('attach://') ? parameters[named.slice('attach://'.length)] : named
      const said = await saidMedia(world, [field, ...rest], { [field]: file, caption })
      return { ...said, parts: { ...said.parts, album } }
    }),
  )
}

/** What the messages of one album share. */
export const newAlbum = (): string => String(randomInt(10 ** 13, 10 ** 14))

/** One message as one for each of its files, with the words at the first. */
export function apart(said: Said): Said[] {
  const { files = [], ...parts } = said.parts ?? {}
  return files.length < 2
    ? [said]
    : files.map((file, n) => ({
        ...said,
        text: n === 0 ? said.text : '',
        parts: { ...parts, files: [file] },
      }))
}
