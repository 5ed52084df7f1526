import type { Card, OutboundContent, OutboundFile, ReplyButton } from '../content.ts'

/** What Instagram has a form for. */
export type Sendable = Exclude<OutboundContent, { kind: (typeof formless)[number] }>

const formless = [
  'location_request',
  'contact_request',
  'template',
  'location',
  'contacts',
  'goods',
  'flow',
] as const satisfies OutboundContent['kind'][]

export const hasForm = (content: OutboundContent): content is Sendable =>
  !formless.some((kind) => kind === content.kind)

type Told<Kind extends OutboundContent['kind']> = Extract<OutboundContent, { kind: Kind }>

/** A send without its recipient: a message, or an action that stands alone in its request. */
export function bodyOf(content: Sendable): object {
  return content.kind === 'reaction' ? reactionOf(content) : { message: messageOf(content) }
}

function messageOf(content: Exclude<Sendable, { kind: 'reaction' }>): object {
  switch (content.kind) {
    case 'text':
      return { text: content.text }
    case 'media':
      return { attachment: fileOf(content.file) }
    case 'album':
      return { attachments: content.files.map(fileOf) }
    case 'buttons':
      return staysUnderText(content) ? templateOf(content) : answersOf(content.text, content.buttons)
    case 'list':
      return answersOf(
        listText(content),
        content.sections.flatMap(({ rows }) => rows),
      )
    case 'link':
      return template({
        template_type: 'button',
        text: content.text,
        buttons: [{ type: 'web_url', title: content.button, url: content.url }],
      })
    case 'cards':
      return template({ template_type: 'generic', elements: content.cards.map(elementOf) })
  }
}

const wireKinds: Record<OutboundFile['kind'], string> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'audio',
  document: 'file',
  sticker: 'image',
}

/** Instagram fetches the file: that it can be uploaded before is not promised for this sign-in. */
const fileOf = ({ kind, url }: OutboundFile): object => ({ type: wireKinds[kind], payload: { url } })

const hearts = new Set(['❤', '❤️', '♥', '♥️'])

/** A further reaction takes the place of the one before. */
function reactionOf({ target, emoji }: Told<'reaction'>): object {
  if (emoji === null) return { sender_action: 'unreact', payload: { message_id: target } }
  const reaction = hearts.has(emoji) ? 'love' : emoji
  return { sender_action: 'react', payload: { message_id: target, reaction } }
}

const mostButtons = 3
export const longestTemplateText = 640

/** Few buttons stay under their text and can be pressed later; more, or under a long text, go away once one is tapped. */
const staysUnderText = ({ text, buttons }: Told<'buttons'>): boolean =>
  buttons.length <= mostButtons && text.length <= longestTemplateText

const templateOf = ({ text, buttons }: Told<'buttons'>): object =>
  template({ template_type: 'button', text, buttons: buttons.map(buttonOf) })

const template = (payload: object): object => ({ attachment: { type: 'template', payload } })

const buttonOf = ({ id, title }: ReplyButton): object => ({ type: 'postback', title, payload: id })

const answersOf = (text: string, answers: readonly ReplyButton[]): object => ({
  text,
  quick_replies: answers.map(({ id, title }) => ({ content_type: 'text', title, payload: id })),
})

/** What a row says beside its title stands in the text: there is no other place for it. */
export function listText({ text, sections }: Told<'list'>): string {
  const lines = sections.flatMap(({ title, rows }) => [
    ...(title && sections.length > 1 ? [`${title}:`] : []),
    ...rows.flatMap((row) => (row.description ? [`${row.title}: ${row.description}`] : [])),
  ])
  return lines.length === 0 ? text : [text, '', ...lines].join('\n')
}

function elementOf({ title, subtitle, image, url, buttons }: Card): object {
  return {
    title,
    ...(subtitle ? { subtitle } : {}),
    ...(image ? { image_url: image } : {}),
    ...(url ? { default_action: { type: 'web_url', url } } : {}),
    ...(buttons.length > 0 ? { buttons: buttons.map(buttonOf) } : {}),
  }
}
