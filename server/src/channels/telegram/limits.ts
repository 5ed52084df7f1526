import type { Card, OutboundContent, OutboundFile } from '../content.ts'
import type { SendReason } from '../reasons.ts'
import type { AlbumRule, ChannelTakes } from '../takes.ts'
import { fitsChannel, textLimit } from '../text-limit.ts'
import { cardText } from './bodies.ts'

const megabyte = 1024 * 1024
/** Bytes that a bot may upload, and that Telegram takes of a photo. */
const largest = 50 * megabyte
const largestPhoto = 10 * megabyte
/** Of a sticker that does not move; what moves would have to be drawn for it. */
const largestSticker = 512 * 1024
const sticker = 'image/webp'
const longestCaption = 1024
/** Bytes of UTF-8. */
const longestPayload = 64
const mostButtons = 100

const kinds: readonly OutboundFile['kind'][] = ['image', 'video', 'audio', 'voice', 'document']
/** Not Telegram's limit, which is none: a longer label is cut on a phone. */
const longestLabel = 40

const albums: AlbumRule = {
  most: 10,
  mixes: [['image', 'video'], ['document'], ['audio']],
  caption: longestCaption,
}

export const telegramTakes: ChannelTakes = {
  files: [
    ...kinds.map((kind) => ({ kind, types: null, max: largest, caption: longestCaption })),
    { kind: 'sticker', types: [sticker], max: largestSticker, caption: 0 },
  ],
  quotes: true,
  // Of the emoji that Telegram lets bots react with; its heart has no variation mark.
  reactions: ['👍', '❤', '🔥', '🎉', '🙏', '👌'],
  buttons: { most: 10, longest: longestLabel },
  choiceText: textLimit('telegram'),
  // Its rows are buttons too; a description shares the label.
  list: {
    ...{ most: 10, title: longestLabel, description: longestLabel, button: 0 },
    descriptionsInText: false,
  },
  parts: {
    opens: { label: longestLabel, text: textLimit('telegram') },
    asksPlace: { text: textLimit('telegram') },
    location: true,
    cards: { most: 1, phones: 1 },
  },
  album: albums,
}

/** Why Telegram would refuse this, by its published limits; undefined for what fits. Texts are counted in UTF-16 units. */
export function telegramRefuses(content: OutboundContent): SendReason | undefined {
  switch (content.kind) {
    case 'media':
      if (content.file.kind === 'sticker') return refusesSticker(content.file, content.caption)
      if (content.file.size > largest) return 'file_too_large'
      return fitsCaption(content.caption)
    case 'album':
      return fitsAlbum(content.files) ?? fitsCaption(content.caption)
    case 'cards':
      return fitsCards(content.cards)
    case 'buttons':
      return fitsText(content.text) ?? (areFit(content.buttons) ? undefined : 'buttons_unfit')
    case 'list':
      return (
        fitsText(content.text) ??
        (areFit(content.sections.flatMap(({ rows }) => rows)) ? undefined : 'list_unfit')
      )
    case 'contacts': {
      const [card] = content.cards
      return card && content.cards.length === 1 && card.phones.length === 1 ? undefined : 'cards_unfit'
    }
    case 'link':
      if (content.button.trim() === '') return 'button_too_long'
      return fitsText(content.text) ?? (/^https?:\/\//i.test(content.url) ? undefined : 'buttons_unfit')
    case 'goods':
    case 'flow':
      return 'kind_not_supported'
    case 'text':
    case 'location_request':
    case 'contact_request':
      return fitsText(content.text)
    default:
      return undefined
  }
}

const fitsCaption = (caption = ''): SendReason | undefined =>
  caption.length > longestCaption ? 'caption_too_long' : undefined

function refusesSticker({ type, size, picture }: OutboundFile, caption = ''): SendReason | undefined {
  if (plainType(type) !== sticker) return 'file_type_refused'
  if (picture?.moves) return 'file_no_sticker'
  if (size > largestSticker) return 'file_too_large'
  return caption === '' ? undefined : 'caption_not_taken'
}

/** Everything that is uploaded by one call counts together. */
function fitsAlbum(files: readonly OutboundFile[]): SendReason | undefined {
  const { most, mixes } = albums
  if (files.length < 2 || files.length > most) return 'files_unfit'
  const mixed = !mixes.some((mix) => files.every(({ kind }) => mix.includes(kind)))
  if (mixed) return 'files_unfit'
  return files.reduce((sum, { size }) => sum + size, 0) > largest ? 'file_too_large' : undefined
}

/** A card is a picture with words and buttons under it. There is no row of them: several are sent one by one. */
function fitsCards(cards: readonly Card[]): SendReason | undefined {
  const [card] = cards
  if (!card || cards.length > 1 || card.title.trim() === '') return 'cards_unfit'
  const says = cardText(card)
  const long = card.image ? says.length > longestCaption : !fitsChannel('telegram', says)
  if (long) return 'cards_unfit'
  return card.buttons.length === 0 || areFit(card.buttons) ? undefined : 'buttons_unfit'
}

function fitsText(text: string): SendReason | undefined {
  if (text.trim() === '') return 'text_empty'
  return fitsChannel('telegram', text) ? undefined : 'text_too_long'
}

const areFit = (buttons: readonly { id: string; title: string }[]): boolean =>
  buttons.length > 0 &&
  buttons.length <= mostButtons &&
  new Set(buttons.map(({ id }) => id)).size === buttons.length &&
  buttons.every(
    ({ id, title }) => title.trim() !== '' && id !== '' && Buffer.byteLength(id) <= longestPayload,
  )

export type MediaForm = 'photo' | 'video' | 'voice' | 'audio' | 'document' | 'sticker'

const photos = /^image\/(jpeg|png|webp)$/
const music = /^audio\/(mpeg|mp4|x-m4a)$/
const voices = /^audio\/(ogg|opus|mpeg|mp4|x-m4a)$/

/** As what Telegram takes a file; what fits no form of its own goes as a document, which takes anything. */
export function formOf({ kind, type, size }: OutboundFile): MediaForm {
  const plain = plainType(type)
  if (kind === 'sticker') return 'sticker'
  if (kind === 'image' && photos.test(plain) && size <= largestPhoto) return 'photo'
  if (kind === 'video' && plain === 'video/mp4') return 'video'
  if (kind === 'voice' && voices.test(plain)) return 'voice'
  if (kind === 'audio' && music.test(plain)) return 'audio'
  return 'document'
}

const plainType = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase()

/** Telegram fetches by itself what is no larger. Bytes. */
export const largestByAddress = (form: MediaForm): number => (form === 'photo' ? 5 : 20) * megabyte
