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
    case 'location':
      return { text: '', parts: { location: placeOf(outgoing.location) } }
    case 'contacts':
      return { text: '', parts: { contact: cardOf(outgoing.contacts) } }
    case 'audio':
      return shownFile(world, outgoing.audio.voice ? 'voice' : 'audio', outgoing.audio)
  }
}

const goodOf = (sku: string): ChatButton => ({ id: sku, title: sku })

const placeOf = ({ name, address, ...coordinates }: Place): NonNullable<MessageParts['location']> => ({
  ...coordinates,
  ...(name ? { name } : {}),
  ...(address ? { address } : {}),
})

/** Of several the phone shows the first. */
function cardOf([card]: Cards): NonNullable<MessageParts['contact']> {
  if (!card) throw invalidParameter('contacts')
  return { name: card.name.formatted_name, phone: card.phones[0]?.phone ?? '' }
}

type Place = Extract<Outgoing, { type: 'location' }>['location']
type Cards = Extract<Outgoing, { type: 'contacts' }>['contacts']

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
    case 'request_contact_info':
      return { text, parts: { asksFor: 'contact' } }
    case 'cta_url': {
      const { display_text: title, url } = interactive.action.parameters
      return { text, parts: { buttons: [{ id: url, title, url }] } }
    }
    case 'product':
      return { text, parts: { buttons: [goodOf(interactive.action.product_retailer_id)] } }
    case 'product_list': {
      const items = interactive.action.sections.flatMap((section) => section.product_items)
      if (items.length > 30) throw invalidParameter('interactive.action.sections: more than 30 products')
      const buttons = items.map((item) => ({ ...goodOf(item.product_retailer_id), row: true }))
      return { text, parts: { buttons, listButton: interactive.header.text } }
    }
    case 'flow': {
      const { flow_id, flow_cta } = interactive.action.parameters
      return { text, parts: { buttons: [{ id: flow_id, title: flow_cta }] } }
    }
  }
}
