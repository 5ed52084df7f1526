import { getStore } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import type { ConversationId, StoreId } from '#platform/ids.ts'
import type { Language } from '#platform/text/language.ts'
import { ConversationNotFound } from '../errors.ts'
import { getConversation, listMessages } from '../reading/conversations.ts'
import type { ConversationJson, MessageJson } from '../reading/shapes.ts'
import { messageHtml, type Reader } from './message.ts'
import { dayHtml, footHtml, headHtml } from './page.ts'
import { exportWords } from './words.ts'

export interface Wanted {
  readonly conversationId: ConversationId
  readonly language: Language
  readonly notes: boolean
}

export interface Exported {
  readonly fileName: string
  /** The file, piece by piece; whoever takes no more ends the reading. */
  readonly pieces: AsyncGenerator<string>
}

const pageSize = 200

/**
 * A conversation as one HTML file that needs nothing else. Each page of messages is read in a transaction of its own when
 * the reader has taken the one before, so a long one fills neither memory nor a connection.
 * @throws ConversationNotFound
 */
export async function exportConversation(ctx: Ctx, storeId: StoreId, wanted: Wanted): Promise<Exported> {
  const { conversationId, language, notes } = wanted
  const { store, conversation } = await ctx.db.withStore(storeId, async (tx) => ({
    store: await getStore(tx),
    conversation: await getConversation(ctx, tx, conversationId),
  }))
  if (!store) throw new ConversationNotFound()
  const words = exportWords[language]
  const clock = clockOf(language, store.timeZone)
  const contact = nameOf(conversation) ?? words.customer
  const madeAt = ctx.clock.now().toISOString()
  const head = headHtml({
    language,
    words,
    contact,
    known: [conversation.contact.username, conversation.contact.phone].filter((each) => each !== null),
    shop: store.name,
    channel: `${channelNames[conversation.channel.kind]}, ${conversation.channel.name}`,
    madeAt: clock.moment(madeAt),
    timeZone: store.timeZone,
    notes,
  })
  const reader = { words, contact, time: clock.time, moment: clock.moment }
  const messages = messagesOf(ctx, storeId, conversationId, notes)
  return {
    fileName: `conversation-${conversation.channel.kind}-${madeAt.slice(0, 10)}-${conversationId.slice(-6)}.html`,
    pieces: piecesOf(head, messages, reader, clock.day),
  }
}

const channelNames = { whatsapp: 'WhatsApp', instagram: 'Instagram', telegram: 'Telegram' } as const

const nameOf = ({ contact }: ConversationJson): string | null =>
  contact.name ?? contact.username ?? contact.phone

async function* piecesOf(
  head: string,
  messages: AsyncGenerator<MessageJson[]>,
  reader: Reader,
  dayOf: (at: string) => string,
): AsyncGenerator<string> {
  yield head
  let day = ''
  let count = 0
  for await (const page of messages) {
    let piece = ''
    for (const message of page) {
      if (dayOf(message.at) !== day) {
        day = dayOf(message.at)
        piece += dayHtml(day)
      }
      piece += messageHtml(message, reader)
      if (message.kind !== 'event') count += 1
    }
    if (piece !== '') yield piece
  }
  yield footHtml(reader.words, count)
}

async function* messagesOf(
  ctx: Ctx,
  storeId: StoreId,
  id: ConversationId,
  notes: boolean,
): AsyncGenerator<MessageJson[]> {
  let after: string | null = beforeAll
  while (after) {
    const place: string = after
    const page = await ctx.db.withStore(storeId, (tx) =>
      listMessages(ctx, tx, id, { after: place, limit: pageSize }),
    )
    yield page.items.filter(({ kind }) => notes || kind !== 'note')
    after = page.newer
  }
}

const beforeAll = '00000000-0000-0000-0000-000000000000'

/** By the clock of the store, in figures that are read alike in every language. */
function clockOf(language: Language, timeZone: string) {
  const locale = language === 'en' ? 'en-GB' : 'ru-RU'
  const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone })
  const dayOf = (at: string) => day.format(new Date(at))
  const timeOf = (at: string) => time.format(new Date(at))
  return { day: dayOf, time: timeOf, moment: (at: string) => `${dayOf(at)}, ${timeOf(at)}` }
}
