import type { OutboundContent, OutboundFile, ReplyButton } from '../content.ts'
import { templateBody } from '../templates/message.ts'
import { plainType } from './limits.ts'

type Media = Extract<OutboundContent, { kind: 'media' }>
/** What WhatsApp has no form for. */
type Formless = Extract<OutboundContent, { kind: 'album' | 'cards' | 'contact_request' }>

/** The type of a message and its object, as the Cloud API takes them. */
export function bodyOf(content: Exclude<OutboundContent, Media | Formless>): object {
  switch (content.kind) {
    case 'text':
      return { type: 'text', text: { body: content.text } }
    case 'template':
      return { type: 'template', template: templateBody(content) }
    case 'reaction':
      return {
        type: 'reaction',
        reaction: { message_id: content.target, emoji: content.emoji ?? '' },
      }
    case 'buttons':
      return interactive('button', content.text, { buttons: content.buttons.map(buttonOf) })
    case 'list':
      return interactive('list', content.text, {
        button: content.button,
        sections: content.sections.map(sectionOf),
      })
    case 'location_request':
      return interactive('location_request_message', content.text, { name: 'send_location' })
  }
}

const interactive = (type: string, text: string, action: object): object => ({
  type: 'interactive',
  interactive: { type, body: { text }, action },
})

const buttonOf = ({ id, title }: ReplyButton): object => ({ type: 'reply', reply: { id, title } })

const sectionOf = ({
  title,
  rows,
}: Extract<OutboundContent, { kind: 'list' }>['sections'][number]): object => ({
  ...(title ? { title } : {}),
  rows: rows.map(({ id, title: name, description }) => ({
    id,
    title: name,
    ...(description ? { description } : {}),
  })),
})

/** The file by the id of its upload, or by an address that Meta fetches. */
export function mediaBody({ file, caption }: Media, source: { id: string } | { link: string }): object {
  const wire = file.kind === 'voice' ? 'audio' : file.kind
  return {
    type: wire,
    [wire]: {
      ...source,
      ...(caption ? { caption } : {}),
      ...(file.kind === 'document' ? { filename: file.name } : {}),
      ...(isVoice(file) ? { voice: true } : {}),
    },
  }
}

/** Only Ogg plays as a voice message; anything else would be refused as one and goes as sound. */
const isVoice = ({ kind, type }: OutboundFile): boolean => kind === 'voice' && plainType(type) === 'audio/ogg'
