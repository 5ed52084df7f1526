import { someText } from '../wire-values.ts'
import { Entity, type Message } from './message-wire.ts'

/**
 * What a message says. An address that hides behind words is written out after them, since the reader would not learn it
 * otherwise; bold and the like is left to the eye.
 */
export const wordsOf = (message: Pick<Message, 'text' | 'entities' | 'caption' | 'caption_entities'>) =>
  someText(message.text) === undefined
    ? someText(withAddresses(message.caption, message.caption_entities))
    : someText(withAddresses(message.text, message.entities))

function withAddresses(text: unknown, entities: readonly unknown[] = []): unknown {
  if (typeof text !== 'string') return text
  const links = entities
    .flatMap((entity) => Entity.safeParse(entity).data ?? [])
    .filter(({ type, url, offset, length }) => type === 'text_link' && url && offset + length <= text.length)
    .sort((a, b) => b.offset - a.offset)
  // From the end, so that earlier positions stay true.
  return links.slice(0, mostLinks).reduce((said, { offset, length, url }) => {
    const end = offset + length
    return said.slice(offset, end) === url ? said : `${said.slice(0, end)} (${url})${said.slice(end)}`
  }, text)
}

const mostLinks = 100
