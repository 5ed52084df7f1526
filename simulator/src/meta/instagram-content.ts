import type { ChatMessage, CustomerChange } from '../world/chats.ts'
import type { ChatFile } from '../world/parts.ts'

/** Where a file can be opened, by anybody who knows the address and as long as its message is there. */
export type AddressOf = (file: ChatFile) => string

/** What an event carries of a message beside its envelope: a tapped button of a template is no message there. */
export function eventOf(message: ChatMessage, addressOf: AddressOf): object {
  const { choice } = message
  if (choice && !choice.quick)
    return { postback: { mid: message.id, title: choice.title, payload: choice.id } }
  return { message: messageOf(message, addressOf) }
}

/** The message as both sides see it; the shop's own comes back with `is_echo`. */
export function messageOf(message: ChatMessage, addressOf: AddressOf): object {
  const { id, text, replyTo, choice, story, like } = message
  const attachments = attachmentsOf(message, addressOf)
  return {
    mid: id,
    ...(text && !like ? { text } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(choice ? { quick_reply: { payload: choice.id } } : {}),
    ...(story?.act === 'reply'
      ? { reply_to: { story: { id: story.picture.id, url: addressOf(story.picture) } } }
      : replyTo && !choice
        ? { reply_to: { mid: replyTo } }
        : {}),
  }
}

const wireKinds: Record<ChatFile['kind'], string> = {
  image: 'image',
  sticker: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'audio',
  document: 'file',
}

function attachmentsOf(
  { files = [], once, story, post, like, cards, buttons }: ChatMessage,
  addressOf: AddressOf,
) {
  return [
    ...files.map((file) => ({
      type: once ? 'ephemeral' : wireKinds[file.kind],
      payload: {
        ...(once ? {} : { url: addressOf(file) }),
        ...(file.kind === 'sticker' ? { sticker_id: Number(file.id) } : {}),
      },
    })),
    ...(story?.act === 'mention'
      ? [{ type: 'story_mention', payload: { url: addressOf(story.picture) } }]
      : []),
    ...(post ? [{ type: post.kind, payload: { url: post.url, title: post.title } }] : []),
    ...(like ? [{ type: 'like_heart', payload: {} }] : []),
    ...(cards || buttons?.some(({ quick }) => !quick) ? [{ type: 'template', payload: {} }] : []),
  ]
}

/** The same of what was done to the message `mid`. An unsent message comes again under its own id. */
export function changeOf(mid: string, change: CustomerChange, edits: number): object {
  if ('reaction' in change)
    return change.reaction === null
      ? { reaction: { mid, action: 'unreact' } }
      : {
          reaction: { mid, action: 'react', reaction: wordOf(change.reaction), emoji: change.reaction },
        }
  if ('text' in change) return { message_edit: { mid, text: change.text, num_edit: String(edits) } }
  return { message: { mid, is_deleted: true } }
}

const wordOf = (emoji: string): string => (emoji.startsWith('❤') ? 'love' : 'other')
