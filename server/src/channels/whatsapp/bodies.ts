import type { ContactCard, Flow, Location, OutboundContent, OutboundFile, ReplyButton } from '../content.ts'
import { templateBody } from '../templates/message.ts'
import { plainType } from './limits.ts'

type Media = Extract<OutboundContent, { kind: 'media' }>
/** What WhatsApp has no form for. */
type Formless = Extract<OutboundContent, { kind: 'album' | 'cards' }>

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
    case 'contact_request':
      return interactive('request_contact_info', content.text, { name: 'request_contact_info' })
    case 'location':
      return { type: 'location', location: placeOf(content.location) }
    case 'contacts':
      return { type: 'contacts', contacts: content.cards.map(cardOf) }
    case 'link': {
      const parameters = { display_text: content.button, url: content.url }
      return interactive('cta_url', content.text, { name: 'cta_url', parameters })
    }
    case 'goods':
      return goodsBody(content)
    case 'flow':
      return interactive('flow', content.text, { name: 'flow', parameters: flowParameters(content.flow) })
  }
}

/** Meta takes coordinates as numbers, too; its description has texts. */
const placeOf = ({ latitude, longitude, name, address }: Location): object => ({
  ...{ latitude: String(latitude), longitude: String(longitude) },
  ...(name ? { name } : {}),
  ...(address ? { address } : {}),
})

/**
 * WhatsApp opens a chat with a card's number only where it is told its wa_id. A number without its country would be somebody
 * else's, so it has none.
 */
const cardOf = ({ name = '', phones }: ContactCard): object => ({
  name: { formatted_name: name || phones[0], first_name: name || phones[0] },
  phones: phones.map((phone) => ({
    phone,
    ...(phone.startsWith('+') ? { wa_id: phone.replace(/\D/g, '') } : {}),
  })),
})

function goodsBody({ text, goods }: Extract<OutboundContent, { kind: 'goods' }>): object {
  const { catalogId: catalog_id, header = '', sections } = goods
  const [sku, ...more] = sections.flatMap(({ skus }) => skus)
  if (more.length === 0) return interactive('product', text, { catalog_id, product_retailer_id: sku })
  const action = {
    catalog_id,
    sections: sections.map(({ title, skus }) => ({
      ...(title ? { title } : {}),
      product_items: skus.map((product_retailer_id) => ({ product_retailer_id })),
    })),
  }
  return {
    type: 'interactive',
    interactive: { type: 'product_list', header: { type: 'text', text: header }, body: { text }, action },
  }
}

const flowParameters = ({ id, button, token, screen, data }: Flow): object => ({
  flow_message_version: '3',
  flow_id: id,
  flow_cta: button,
  ...(token === undefined ? {} : { flow_token: token }),
  flow_action: 'navigate',
  ...(screen === undefined ? {} : { flow_action_payload: { screen, ...(data ? { data } : {}) } }),
})

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
