import { call, withQuery } from './client.ts'
import type {
  Composing,
  Conversation,
  ConversationPage,
  Found,
  Message,
  MessagePage,
  Narrowing,
  Receipt,
  Upload,
  View,
} from './types.ts'
import { sendFile } from './upload.ts'

const conversations = (storeId: string) => `/api/v1/stores/${storeId}/conversations`
const conversation = (storeId: string, id: string) => `${conversations(storeId)}/${id}`

export const listConversations = (
  storeId: string,
  view: View,
  cursor: string | null,
  narrowing: Narrowing = {},
) =>
  call<ConversationPage>('GET', withQuery(conversations(storeId), { view, cursor, limit: 50, ...narrowing }))

/** Of these conversations those that belong into a list, with where they stand in it, and the counts of all views. */
export const listRows = (storeId: string, view: View, ids: readonly string[], narrowing: Narrowing = {}) =>
  call<ConversationPage>('GET', withQuery(conversations(storeId), { view, only: ids.join(), ...narrowing }))

/** People and messages; of one conversation its messages alone. */
export const searchInbox = (
  storeId: string,
  search: { q: string; conversationId?: string; contactId?: string; cursor: string | null; limit: number },
) => call<Found>('GET', withQuery(`/api/v1/stores/${storeId}/inbox/search`, search))

export const readConversation = (storeId: string, id: string) =>
  call<Conversation>('GET', conversation(storeId, id))

/** Part of a thread; null is its end. Names a message that need not be there any more. */
export type ThreadPlace = { before: string } | { after: string } | { around: string } | null

/** A page of a thread, oldest first. */
export const listMessages = (storeId: string, id: string, place: ThreadPlace) =>
  call<MessagePage>('GET', withQuery(`${conversation(storeId, id)}/messages`, { ...place, limit: 50 }))

/** Sends once per `clientId`, however often it is called. */
export const sendMessage = (storeId: string, id: string, message: NewMessage) =>
  call<Message>('POST', `${conversation(storeId, id)}/messages`, message)

/** Rows to pick from. */
export interface NewList {
  /** Opens the rows, where they do not stand open. */
  button?: string
  rows: { title: string; description?: string }[]
}

/** What a message holds beside words, files and choices; one of them. A place and cards go without words. */
export interface NewPart {
  opens?: { button: string; url: string }
  /** A button by which the customer shares where they are. */
  asksPlace?: true
  location?: { latitude: number; longitude: number; name?: string; address?: string }
  cards?: { name?: string; phones: string[] }[]
}

export interface NewMessage extends NewPart {
  clientId: string
  text?: string
  /** Several go as one album. */
  uploadIds?: string[]
  /** Titles of what can be pressed. */
  buttons?: string[]
  list?: NewList
  /** The word on a button by which the customer shares their number, where the channel has one. */
  asksPhone?: string
  /** The message that it quotes. */
  replyTo?: string
  /** What becomes of the conversation with it. */
  after?: After
}

export type After =
  | { state: 'closed' }
  | { snooze: { why: 'hour' | 'evening' | 'tomorrow' | 'monday' | 'reply' } }

/** What may go into a message of this conversation now. */
export const readComposing = (storeId: string, id: string) =>
  call<Composing>('GET', `${conversation(storeId, id)}/composing`)

/** Puts a file to a message to come; the server says at once when the channel would refuse it. */
export const uploadFile = (
  storeId: string,
  id: string,
  file: File,
  onProgress: (share: number) => void,
  /** Spoken into the browser: the server makes a voice message of its channel of it. */
  { recording = false } = {},
) =>
  sendFile<Upload>(
    withQuery(`${conversation(storeId, id)}/uploads`, {
      name: file.name,
      ...(recording ? { recording: 'true' } : {}),
    }),
    file,
    onProgress,
  )

/** Of the files that were put to a message of this conversation those that are still there, in this order. */
export const findUploads = async (storeId: string, id: string, ids: readonly string[]) =>
  (
    await call<{ items: Upload[] }>(
      'GET',
      withQuery(`${conversation(storeId, id)}/uploads`, { ids: ids.join() }),
    )
  ).items

/** Reacts to a message; null takes it back. Answers with that message. */
export const react = (storeId: string, id: string, messageId: string, emoji: string | null) =>
  call<Message>('PUT', `${conversation(storeId, id)}/messages/${messageId}/reaction`, {
    clientId: crypto.randomUUID(),
    emoji,
  })

export const retryMessage = (storeId: string, id: string, messageId: string) =>
  call<Message>('POST', `${conversation(storeId, id)}/messages/${messageId}/retry`, {})

/** Asks for a file that could not be fetched. */
export const fetchFile = (storeId: string, message: { id: string; conversationId: string }, fileId: string) =>
  call<Message>(
    'POST',
    `${conversation(storeId, message.conversationId)}/messages/${message.id}/attachments/${fileId}/fetch`,
    {},
  )

/** Asks for the words of a recording that was given up or has a stand-in. */
export const askForWords = (
  storeId: string,
  message: { id: string; conversationId: string },
  fileId: string,
) =>
  call<Message>(
    'POST',
    `${conversation(storeId, message.conversationId)}/messages/${message.id}/attachments/${fileId}/transcript`,
    {},
  )

/** `draft`: the assistant writes, a person lets it go. */
export type NextSpeaker = Exclude<Conversation['speaker'], 'nobody'>

export const setSpeaker = (storeId: string, id: string, speaker: NextSpeaker) =>
  call<Conversation>('PUT', `${conversation(storeId, id)}/speaker`, { speaker })

export const setState = (storeId: string, id: string, state: 'open' | 'closed') =>
  call<Conversation>('PUT', `${conversation(storeId, id)}/state`, { state })

export const tellTyping = (storeId: string, id: string) =>
  call<unknown>('POST', `${conversation(storeId, id)}/typing`, {})

export const markRead = (storeId: string, id: string) =>
  call<unknown>('POST', `${conversation(storeId, id)}/read`, {})

export const markUnread = (storeId: string, id: string) =>
  call<unknown>('POST', `${conversation(storeId, id)}/unread`, {})

export const readReceipt = (storeId: string, id: string, messageId: string) =>
  call<Receipt>('GET', `${conversation(storeId, id)}/messages/${messageId}/receipt`)
