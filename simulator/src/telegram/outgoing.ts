import { z } from 'zod'
import { fetchLinked } from '../meta/linked-file.ts'
import type { Chat, Said } from '../world/chats.ts'
import type { ChatButton, FileKind, MessageParts } from '../world/parts.ts'
import type { World } from '../world/world.ts'
import { badRequest } from './errors.ts'

/** Forms carry nested values as JSON texts. */
export const nested = <S extends z.ZodType>(shape: S) =>
  z.preprocess((value) => (typeof value === 'string' ? parseJson(value) : value), shape)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const Chatted = z.object({
  chat_id: z.union([z.number().int(), z.string().regex(/^-?\d+$/)]).transform(String),
  business_connection_id: z.string().optional(),
})

const inlineButton = z.object({
  text: z.string().min(1),
  callback_data: z.string().min(1).optional(),
  url: z.url().optional(),
})
const askingButton = z.object({
  text: z.string().min(1),
  request_contact: z.boolean().optional(),
  request_location: z.boolean().optional(),
})
const Markup = nested(
  z.union([
    z.object({ inline_keyboard: z.array(z.array(inlineButton)) }),
    z.object({ keyboard: z.array(z.array(askingButton)) }),
    z.object({ remove_keyboard: z.literal(true) }),
  ]),
)
const Quoting = nested(
  z.object({ message_id: z.coerce.number().int(), allow_sending_without_reply: z.boolean().optional() }),
)
export const Sending = Chatted.extend({
  reply_parameters: Quoting.optional(),
  reply_markup: Markup.optional(),
})
type Sending = z.infer<typeof Sending>

/** The quoted message of this chat. @throws BotApiError when it is gone and that was not allowed for */
export function originalOf(chat: Chat, reply: Sending['reply_parameters']): string | null {
  if (!reply) return null
  const id = String(reply.message_id)
  if (chat.messages.some((message) => message.id === id)) return id
  if (reply.allow_sending_without_reply) return null
  throw badRequest('message to be replied not found')
}

/** What the customer can press. @throws BotApiError for data that is too long, and for what business chats do not have */
export function pressable({ reply_markup: markup, business_connection_id }: Sending): MessageParts {
  if (!markup) return {}
  if ('remove_keyboard' in markup) return { dropsKeyboard: true }
  if ('inline_keyboard' in markup) return { buttons: markup.inline_keyboard.flat().map(buttonOf) }
  if (business_connection_id) throw badRequest('BUSINESS_REPLY_MARKUP_INVALID')
  const asked = markup.keyboard.flat()
  const shares = asked.find((button) => button.request_contact)
  if (shares) return { asksFor: 'contact', askedBy: shares.text }
  return asked.some((button) => button.request_location) ? { asksFor: 'location' } : {}
}

function buttonOf({ text, callback_data: id, url }: z.infer<typeof inlineButton>): ChatButton {
  if (id !== undefined && Buffer.byteLength(id) > 64) throw badRequest('BUTTON_DATA_INVALID')
  return { id: id ?? url ?? text, title: text, ...(url ? { url } : {}) }
}

const at = { latitude: z.coerce.number().min(-90).max(90), longitude: z.coerce.number().min(-180).max(180) }

/** Of the methods that send neither words nor files. */
export const plainShapes = {
  sendLocation: z.object(at),
  sendVenue: z.object({ ...at, title: z.string().min(1), address: z.string().min(1) }),
  sendContact: z.object({ phone_number: z.string().min(1), first_name: z.string().min(1) }),
}

/** What the customer sees of them. */
export function plainParts(asked: z.infer<(typeof plainShapes)[keyof typeof plainShapes]>): MessageParts {
  if ('phone_number' in asked) return { contact: { name: asked.first_name, phone: asked.phone_number } }
  const { latitude, longitude } = asked
  const named = 'title' in asked ? { name: asked.title, address: asked.address } : {}
  return { location: { latitude, longitude, ...named } }
}

const megabyte = 1024 * 1024
export const mediaKinds = {
  sendPhoto: ['photo', 'image', 10],
  sendVideo: ['video', 'video', 50],
  sendVoice: ['voice', 'voice', 50],
  sendAudio: ['audio', 'audio', 50],
  sendDocument: ['document', 'document', 50],
  sendSticker: ['sticker', 'sticker', 0.5],
} as const satisfies Record<string, readonly [field: string, kind: FileKind, megabytes: number]>

/** A file that came with the call, or that lies here already. @throws BotApiError for one that cannot be had, or is too large */
export async function saidMedia(
  world: World,
  [field, kind, most]: readonly [string, FileKind, number],
  parameters: Record<string, unknown>,
): Promise<Pick<Said, 'text' | 'parts'>> {
  const caption = typeof parameters['caption'] === 'string' ? parameters['caption'] : ''
  if (caption.length > 1024) throw badRequest('message caption is too long')
  const given = parameters[field]
  if (given instanceof File) {
    if (given.size > most * megabyte) throw badRequest('file is too big')
    const bytes = Buffer.from(await given.arrayBuffer())
    return {
      text: caption,
      parts: { files: [world.files.add(bytes, { kind, type: given.type, name: given.name })] },
    }
  }
  if (typeof given === 'string' && /^https?:/.test(given)) {
    const linked = await fetchLinked(given)
    if (!linked) throw badRequest('failed to get HTTP URL content')
    return { text: caption, parts: { files: [world.files.add(linked.bytes, { ...linked, kind })] } }
  }
  const known = typeof given === 'string' ? world.files.get(given) : undefined
  if (!known) throw badRequest('wrong file identifier/HTTP URL specified')
  const { id, type, name, size } = known
  return { text: caption, parts: { files: [{ id, kind, type, name, size }] } }
}
