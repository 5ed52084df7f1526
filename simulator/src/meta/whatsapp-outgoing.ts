import type { ChatButton, ChatFile, FileKind, MessageParts } from '../world/parts.ts'
import type { World } from '../world/world.ts'
import { invalidParameter } from './graph-errors.ts'
import { fetchLinked } from './linked-file.ts'
import type { Interactive, Media, Outgoing } from './whatsapp-bodies.ts'

export type OutgoingContent = Exclude<Outgoing, { type: 'template' | 'reaction' }>

/** What the customer sees of a sent message: its words, and everything else. @throws GraphError for a file that is not there */
export async function shownContent(
  world: World,
  outgoing: OutgoingContent,
): Promise<{ text: string; parts?: MessageParts }> {
  switch (outgoing.type) {
    case 'text':
      return { text: outgoing.text.body }
    case 'interactive':
      return shownInteractive(outgoing.interactive)
    case 'image':
      return shownFile(world, 'image', outgoing.image)
    case 'video':
      return shownFile(world, 'video', outgoing.video)
    case 'document':
      return shownFile(world, 'document', outgoing.document)
    case 'sticker':
      return shownFile(world, 'sticker', outgoing.sticker)
    case 'audio':
      return shownFile(world, outgoing.audio.voice ? 'voice' : 'audio', outgoing.audio)
  }
}

async function shownFile(world: World, kind: FileKind, media: Media) {
  const known = media.id === undefined ? await fetched(world, kind, media.link) : world.files.get(media.id)
  if (!known) throw invalidParameter(`Media ${media.id} does not exist`)
  const { id, type, size } = known
  const file: ChatFile = { id, kind, type, size, name: media.filename ?? known.name }
  return { text: media.caption ?? '', parts: { files: [file] } }
}

/** A linked file is fetched at once; Meta does so before it passes the message on. */
async function fetched(world: World, kind: FileKind, link = ''): Promise<ChatFile> {
  const file = await fetchLinked(link)
  if (!file) throw invalidParameter('Media download error')
  return world.files.add(file.bytes, { kind, type: file.type, name: file.name })
}

function shownInteractive(interactive: Interactive): { text: string; parts: MessageParts } {
  const { text } = interactive.body
  switch (interactive.type) {
    case 'button':
      return { text, parts: { buttons: interactive.action.buttons.map(({ reply }) => reply) } }
    case 'list': {
      const rows: ChatButton[] = interactive.action.sections.flatMap((section) =>
        section.rows.map((row) => ({ ...row, row: true })),
      )
      if (rows.length > 10) throw invalidParameter('interactive.action.sections: more than 10 rows')
      return { text, parts: { buttons: rows, listButton: interactive.action.button } }
    }
    case 'location_request_message':
      return { text, parts: { asksFor: 'location' } }
  }
}
