import type {
  ContactCard,
  Goods,
  OutboundContent,
  OutboundFile,
  PictureFacts,
  ReplyButton,
} from '../content.ts'
import type { SendReason } from '../reasons.ts'
import type { ChannelTakes } from '../takes.ts'
import { fitsChannel } from '../text-limit.ts'

const kilobyte = 1024
const megabyte = 1024 * kilobyte

interface Cap {
  readonly types: ReadonlySet<string>
  /** bytes */
  readonly max: number
  /** bytes */
  readonly maxStill?: number
}

const audio: Cap = {
  types: new Set(['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg']),
  max: 16 * megabyte,
}
const office = 'application/vnd.openxmlformats-officedocument'
const caps: Record<OutboundFile['kind'], Cap> = {
  image: { types: new Set(['image/jpeg', 'image/png']), max: 5 * megabyte },
  video: { types: new Set(['video/mp4', 'video/3gpp']), max: 16 * megabyte },
  audio,
  voice: audio,
  document: {
    types: new Set([
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      `${office}.wordprocessingml.document`,
      `${office}.spreadsheetml.sheet`,
      `${office}.presentationml.presentation`,
    ]),
    max: 100 * megabyte,
  },
  // WebP is for stickers only.
  sticker: { types: new Set(['image/webp']), max: 500 * kilobyte, maxStill: 100 * kilobyte },
}
/** Pixels of each side. */
const sideOfSticker = 512

const longest = {
  caption: 1024,
  body: 1024,
  button: 20,
  header: 60,
  buttonId: 256,
  section: 24,
  rowId: 200,
  row: 24,
  note: 72,
}

const takesWords = (kind: OutboundFile['kind']): boolean => !['audio', 'voice', 'sticker'].includes(kind)
const mostButtons = 3
const mostCards = 5

export const whatsappTakes: ChannelTakes = {
  files: (Object.keys(caps) as OutboundFile['kind'][]).map((kind) => ({
    kind,
    types: [...caps[kind].types],
    max: caps[kind].max,
    ...(caps[kind].maxStill === undefined ? {} : { maxStill: caps[kind].maxStill }),
    caption: takesWords(kind) ? longest.caption : 0,
  })),
  quotes: true,
  reactions: ['👍', '❤️', '😂', '😮', '🙏', '🔥'],
  buttons: { most: mostButtons, longest: longest.button },
  choiceText: { max: longest.body, unit: 'characters' },
  list: {
    ...{ most: 10, title: longest.row, description: longest.note, button: longest.button },
    descriptionsInText: false,
  },
  parts: {
    opens: { label: longest.button, text: { max: longest.body, unit: 'characters' } },
    asksPlace: { text: { max: longest.body, unit: 'characters' } },
    location: true,
    cards: { most: mostCards, phones: 5 },
  },
  album: null,
}

/** The type without its parameters, as in `audio/ogg; codecs=opus`. */
export const plainType = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase()

/** Why WhatsApp would refuse this, by its published limits; undefined for what fits. */
export function whatsappRefuses(content: OutboundContent): SendReason | undefined {
  switch (content.kind) {
    case 'text':
      return fitsText(content.text, (text) => fitsChannel('whatsapp', text))
    case 'media':
      return refusesFile(content.file, content.caption)
    case 'buttons':
      return fitsBody(content.text) ?? refusesButtons(content.buttons)
    case 'list':
      return fitsBody(content.text) ?? refusesList(content)
    case 'location_request':
    case 'contact_request':
      return fitsBody(content.text)
    case 'contacts':
      return refusesCards(content.cards)
    case 'link':
      return fitsBody(content.text) ?? refusesLink(content)
    case 'goods':
      return fitsBody(content.text) ?? refusesGoods(content.goods)
    case 'flow':
      return (
        fitsBody(content.text) ??
        (isBetween(content.flow.button, longest.button) ? undefined : 'button_too_long')
      )
    case 'album':
    case 'cards':
      return 'kind_not_supported'
    default:
      return undefined
  }
}

function fitsText(text: string, fits: (text: string) => boolean): SendReason | undefined {
  if (text.trim() === '') return 'text_empty'
  return fits(text) ? undefined : 'text_too_long'
}

const fitsBody = (text: string) => fitsText(text, ({ length }) => length <= longest.body)

function refusesFile({ kind, type, size, picture }: OutboundFile, caption = ''): SendReason | undefined {
  const { types, max: maxMoving, maxStill = maxMoving } = caps[kind]
  const max = picture?.moves === false ? maxStill : maxMoving
  if (!types.has(plainType(type))) return 'file_type_refused'
  if (size > max) return 'file_too_large'
  if (kind === 'sticker' && picture && !isSquare(picture)) return 'file_no_sticker'
  if (caption !== '' && !takesWords(kind)) return 'caption_not_taken'
  return caption.length > longest.caption ? 'caption_too_long' : undefined
}

const isSquare = ({ width, height }: PictureFacts): boolean =>
  width === sideOfSticker && height === sideOfSticker

function refusesButtons(buttons: readonly ReplyButton[]): SendReason | undefined {
  if (buttons.length < 1 || buttons.length > mostButtons || !allDiffer(buttons)) return 'buttons_unfit'
  if (!buttons.every(({ title }) => isBetween(title, longest.button))) return 'button_too_long'
  const idFits = ({ id }: ReplyButton) => isBetween(id, longest.buttonId) && id.trim() === id
  return buttons.every(idFits) ? undefined : 'buttons_unfit'
}

function refusesList({
  button,
  sections,
}: Extract<OutboundContent, { kind: 'list' }>): SendReason | undefined {
  const rows = sections.flatMap((section) => section.rows)
  if (rows.length < 1 || rows.length > 10 || new Set(rows.map(({ id }) => id)).size < rows.length)
    return 'list_unfit'
  if (sections.some((section) => section.rows.length === 0)) return 'list_unfit'
  if (!isBetween(button, longest.button)) return 'button_too_long'
  const named = sections.length === 1 || sections.every(({ title = '' }) => title.trim() !== '')
  if (!named) return 'list_unfit'
  if (sections.some(({ title = '' }) => title.length > longest.section)) return 'row_too_long'
  const fits = rows.every(
    ({ id, title, description = '' }) =>
      isBetween(id, longest.rowId) && isBetween(title, longest.row) && description.length <= longest.note,
  )
  return fits ? undefined : 'row_too_long'
}

const mostGoods = 30

function refusesCards(cards: readonly ContactCard[]): SendReason | undefined {
  const says = ({ phones }: ContactCard) => phones.length > 0
  return cards.length > 0 && cards.length <= mostCards && cards.every(says) ? undefined : 'cards_unfit'
}

function refusesLink({ button, url }: { button: string; url: string }): SendReason | undefined {
  if (!isBetween(button, longest.button)) return 'button_too_long'
  return /^https?:\/\//i.test(url) ? undefined : 'buttons_unfit'
}

/** Several need words over them all, and over each part where there is more than one. */
function refusesGoods({ header = '', sections }: Goods): SendReason | undefined {
  const count = sections.flatMap(({ skus }) => skus).length
  if (count < 1 || count > mostGoods || sections.length > 10) return 'list_unfit'
  if (sections.some(({ skus }) => skus.length === 0)) return 'list_unfit'
  if (count === 1) return undefined
  if (!isBetween(header, longest.header)) return 'list_unfit'
  const named = sections.length === 1 || sections.every(({ title = '' }) => title.trim() !== '')
  if (!named) return 'list_unfit'
  return sections.every(({ title = '' }) => title.length <= longest.section) ? undefined : 'row_too_long'
}

const isBetween = (text: string, max: number): boolean => text.trim() !== '' && text.length <= max

const allDiffer = (buttons: readonly ReplyButton[]): boolean =>
  new Set(buttons.map(({ id }) => id)).size === buttons.length &&
  new Set(buttons.map(({ title }) => title)).size === buttons.length
