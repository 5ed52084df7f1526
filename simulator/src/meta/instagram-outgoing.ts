import type { ChatButton, ChatFile, FileKind, MessageParts } from '../world/parts.ts'
import type { World } from '../world/world.ts'
import { GraphError } from './graph-errors.ts'
import type { Attachment, OutgoingMessage, TemplateButton } from './instagram-bodies.ts'
import { fetchLinked } from './linked-file.ts'

/** What the customer sees of a sent message. @throws GraphError for a file that cannot be fetched or is not taken */
export async function shownContent(
  world: World,
  message: OutgoingMessage,
): Promise<{ text: string; parts?: MessageParts }> {
  if ('text' in message) {
    const { text, quick_replies: answers } = message
    const buttons = answers?.map(({ title, payload }) => ({ id: payload, title, quick: true }))
    return { text, ...(buttons ? { parts: { buttons } } : {}) }
  }
  if ('attachment' in message) return shownAttachment(world, message.attachment)
  const files: ChatFile[] = []
  for (const { payload } of message.attachments) files.push(await fileAt(world, 'image', payload.url))
  return { text: '', parts: { files } }
}

async function shownAttachment(
  world: World,
  attachment: Attachment,
): Promise<{ text: string; parts: MessageParts }> {
  switch (attachment.type) {
    case 'like_heart':
      return { text: '', parts: { like: true } }
    case 'template':
      return shownTemplate(world, attachment.payload)
    case 'file':
      return { text: '', parts: { files: [await fileAt(world, 'document', attachment.payload.url)] } }
    default:
      return { text: '', parts: { files: [await fileAt(world, attachment.type, attachment.payload.url)] } }
  }
}

type Template = Extract<Attachment, { type: 'template' }>['payload']

async function shownTemplate(
  world: World,
  template: Template,
): Promise<{ text: string; parts: MessageParts }> {
  if (template.template_type === 'button')
    return { text: template.text, parts: { buttons: template.buttons.map(buttonOf) } }
  const cards = template.elements.map(
    async ({ title, subtitle, image_url, default_action, buttons = [] }) => {
      const picture = image_url ? await pictureAt(world, image_url) : undefined
      return {
        title,
        ...(subtitle ? { subtitle } : {}),
        ...(picture ? { picture } : {}),
        ...(default_action ? { url: default_action.url } : {}),
        buttons: buttons.map(buttonOf),
      }
    },
  )
  return { text: '', parts: { cards: await Promise.all(cards) } }
}

/** A card whose picture cannot be had is shown without one. */
async function pictureAt(world: World, url: string): Promise<ChatFile | undefined> {
  const file = await fetchLinked(url)
  return file && world.files.add(file.bytes, { kind: 'image', type: file.type, name: file.name })
}

const buttonOf = (button: TemplateButton): ChatButton =>
  button.type === 'postback'
    ? { id: button.payload, title: button.title }
    : { id: button.url, title: button.title, url: button.url }

const megabyte = 1024 * 1024
const caps: Partial<Record<FileKind, readonly [types: RegExp, megabytes: number]>> = {
  image: [/^image\/(jpeg|png|gif)$/, 8],
  video: [/^video\/(mp4|ogg|x-msvideo|quicktime|webm)$/, 25],
  audio: [/^audio\/(aac|mp4|m4a|x-m4a|wav|x-wav|wave)$/, 25],
  document: [/^application\/pdf$/, 25],
}

async function fileAt(world: World, kind: FileKind, url: string): Promise<ChatFile> {
  const file = await fetchLinked(url)
  if (!file) throw notFetched()
  const [types, most] = caps[kind] ?? [/^$/, 0]
  const type = file.type.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!types.test(type) || file.bytes.length > most * megabyte)
    throw new GraphError(400, 100, `(#100) The file is not of a taken type or too large: ${type}`, {
      type: 'IGApiException',
    })
  return world.files.add(file.bytes, { kind, type: file.type, name: file.name })
}

const notFetched = () =>
  new GraphError(400, 9004, 'The media could not be fetched from this URI', {
    subcode: 2207052,
    type: 'IGApiException',
  })
