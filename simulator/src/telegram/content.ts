import type { ChatMessage } from '../world/chats.ts'
import type { ChatFile, FileKind } from '../world/parts.ts'

/** The fields of a message that hold what it says, as the Bot API names them. @param userId whose card a shared one is */
export function contentOf(message: ChatMessage, userId: number | undefined): Record<string, unknown> {
  const { text, files, location, contact, buttons } = message
  const [file] = files ?? []
  const keyboard = buttons ? { reply_markup: keyboardOf(buttons) } : {}
  if (file) return { ...fileContent(file), ...(text ? { caption: text } : {}), ...keyboard }
  if (location) return placeOf(location)
  if (contact)
    return {
      contact: {
        phone_number: contact.phone,
        first_name: contact.name,
        ...(userId === undefined ? {} : { user_id: userId }),
      },
    }
  return { text, ...keyboard }
}

const keyboardOf = (buttons: NonNullable<ChatMessage['buttons']>): object => ({
  inline_keyboard: buttons.map(({ id, title, url }) => [
    url ? { text: title, url } : { text: title, callback_data: id },
  ]),
})

function placeOf({ name, address, ...location }: NonNullable<ChatMessage['location']>) {
  const venue = { location, title: name ?? '', address: address ?? '' }
  return name || address ? { location, venue } : { location }
}

const sides = { width: 512, height: 512 }

/** What is not looked into (sides, lengths) is made up. */
const forms: Record<FileKind, (file: object, more: ChatFile) => Record<string, unknown>> = {
  image: (file) => ({
    photo: [
      { ...file, file_unique_id: 'small', width: 90, height: 90 },
      { ...file, width: 1280, height: 1280 },
    ],
  }),
  video: (file, { type }) => ({ video: { ...file, ...sides, duration: 3, mime_type: type } }),
  voice: (file, { type }) => ({ voice: { ...file, duration: 3, mime_type: type } }),
  audio: (file, { type, name }) => ({ audio: { ...file, duration: 3, mime_type: type, file_name: name } }),
  document: (file, { type, name }) => ({ document: { ...file, mime_type: type, file_name: name } }),
  sticker: (file) => ({
    sticker: { ...file, ...sides, type: 'regular', is_animated: false, is_video: false, emoji: '🧣' },
  }),
}

const fileContent = (file: ChatFile): Record<string, unknown> =>
  forms[file.kind]({ file_id: file.id, file_unique_id: `u${file.id}`, file_size: file.size }, file)
