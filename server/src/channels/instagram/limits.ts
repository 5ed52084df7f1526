import type { Card, OutboundContent, OutboundFile, ReplyButton } from '../content.ts'
import type { SendReason } from '../reasons.ts'
import type { ChannelTakes } from '../takes.ts'
import { fitsChannel, textLimit } from '../text-limit.ts'
import { listText, longestTemplateText } from './bodies.ts'

const megabyte = 1024 * 1024

interface Cap {
  readonly types: ReadonlySet<string>
  /** bytes */
  readonly max: number
}

// Ogg does not play there, so a recording has to be in another form before it goes.
const audio: Cap = {
  types: new Set([
    'audio/aac',
    'audio/mp4',
    'audio/m4a',
    'audio/x-m4a',
    'audio/wav',
    'audio/x-wav',
    'audio/wave',
  ]),
  max: 25 * megabyte,
}
const caps: Partial<Record<OutboundFile['kind'], Cap>> = {
  image: { types: new Set(['image/jpeg', 'image/png', 'image/gif']), max: 8 * megabyte },
  video: {
    types: new Set(['video/mp4', 'video/ogg', 'video/x-msvideo', 'video/quicktime', 'video/webm']),
    max: 25 * megabyte,
  },
  audio,
  voice: audio,
  document: { types: new Set(['application/pdf']), max: 25 * megabyte },
}

const most = { files: 10, answers: 13, cards: 10, buttonsOfCard: 3 }
const longest = { button: 20, payload: 1000, card: 80 }

export const instagramTakes: ChannelTakes = {
  files: (Object.entries(caps) as [OutboundFile['kind'], Cap][]).map(([kind, { types, max }]) => ({
    kind,
    types: [...types],
    max,
    caption: 0,
  })),
  quotes: false,
  reactions: ['❤️', '👍', '😂', '😮', '😢', '🔥'],
  buttons: { most: most.answers, longest: longest.button },
  choiceText: textLimit('instagram'),
  list: {
    ...{ most: most.answers, title: longest.button, description: longest.card, button: 0 },
    descriptionsInText: true,
  },
  parts: {
    opens: { label: longest.button, text: { max: longestTemplateText, unit: 'characters' } },
    ...{ asksPlace: null, location: false, cards: null },
  },
  album: { most: most.files, mixes: [['image']], caption: 0 },
}

/**
 * Why Instagram would refuse this, by its published limits; undefined for what fits.
 * @param fetchedBy where Instagram is; it fetches files by itself and from secure addresses alone
 */
export function instagramRefuses(content: OutboundContent, fetchedBy: string): SendReason | undefined {
  switch (content.kind) {
    case 'text':
      return refusesText(content.text)
    case 'media':
      return content.caption ? 'caption_not_taken' : refusesFile(content.file, fetchedBy)
    case 'album':
      return content.caption ? 'caption_not_taken' : refusesAlbum(content.files, fetchedBy)
    case 'reaction':
      return undefined
    case 'buttons':
      return refusesText(content.text) ?? refusesAnswers(content.buttons)
    case 'list': {
      const rows = content.sections.flatMap((section) => section.rows)
      return refusesText(content.text) ?? refusesRows(rows) ?? refusesText(listText(content))
    }
    case 'link':
      return refusesTemplateText(content.text) ?? refusesLink(content)
    case 'cards':
      return refusesCards(content.cards, fetchedBy)
    default:
      return 'kind_not_supported'
  }
}

function refusesLink({ button, url }: { button: string; url: string }): SendReason | undefined {
  if (button.trim() === '' || button.length > longest.button) return 'button_too_long'
  return /^https?:\/\//i.test(url) ? undefined : 'buttons_unfit'
}

/** Counted in characters, unlike a text by itself. */
function refusesTemplateText(text: string): SendReason | undefined {
  if (text.trim() === '') return 'text_empty'
  return text.length > longestTemplateText ? 'text_too_long' : undefined
}

function refusesText(text: string): SendReason | undefined {
  if (text.trim() === '') return 'text_empty'
  return fitsChannel('instagram', text) ? undefined : 'text_too_long'
}

function refusesFile({ kind, type, size, url }: OutboundFile, fetchedBy: string): SendReason | undefined {
  const cap = caps[kind]
  // Stickers are taken from people alone.
  if (!cap) return 'kind_not_supported'
  const { types, max } = cap
  if (!types.has(plainType(type))) return 'file_type_refused'
  if (size > max) return 'file_too_large'
  return isReachable(url, fetchedBy) ? undefined : 'file_not_public'
}

/** The type without its parameters, as in `audio/mp4; codecs=mp4a.40.2`. */
const plainType = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase()

/** A simulator on this very machine fetches from this machine. */
const isReachable = (url: string, fetchedBy: string): boolean =>
  url.startsWith('https:') || !fetchedBy.startsWith('https:')

function refusesAlbum(files: readonly OutboundFile[], fetchedBy: string): SendReason | undefined {
  if (files.length < 2 || files.length > most.files || files.some(({ kind }) => kind !== 'image'))
    return 'files_unfit'
  return files.map((file) => refusesFile(file, fetchedBy)).find((why) => why !== undefined)
}

function refusesAnswers(buttons: readonly ReplyButton[]): SendReason | undefined {
  if (buttons.length < 1 || buttons.length > most.answers || !allDiffer(buttons)) return 'buttons_unfit'
  if (!buttons.every(({ title }) => isBetween(title, longest.button))) return 'button_too_long'
  return buttons.every(({ id }) => isBetween(id, longest.payload)) ? undefined : 'buttons_unfit'
}

function refusesRows(rows: readonly ReplyButton[]): SendReason | undefined {
  const why = refusesAnswers(rows)
  if (why === 'buttons_unfit') return 'list_unfit'
  return why === 'button_too_long' ? 'row_too_long' : why
}

function refusesCards(cards: readonly Card[], fetchedBy: string): SendReason | undefined {
  const fits = cards.length >= 1 && cards.length <= most.cards && cards.every((card) => isFit(card))
  if (!fits) return 'cards_unfit'
  if (cards.some(({ buttons }) => buttons.some(({ title }) => !isBetween(title, longest.button))))
    return 'button_too_long'
  const pictures = cards.flatMap(({ image }) => image ?? [])
  return pictures.every((image) => isReachable(image, fetchedBy)) ? undefined : 'file_not_public'
}

/** A title alone is no card for Instagram. */
function isFit({ title, subtitle, image, url, buttons }: Card): boolean {
  const says = (subtitle ?? image ?? url) !== undefined || buttons.length > 0
  const short = isBetween(title, longest.card) && (subtitle ?? '').length <= longest.card
  const pressed = buttons.length <= most.buttonsOfCard && allDiffer(buttons)
  return says && short && pressed && buttons.every(({ id }) => isBetween(id, longest.payload))
}

const isBetween = (text: string, max: number): boolean => text.trim() !== '' && text.length <= max

const allDiffer = (buttons: readonly ReplyButton[]): boolean =>
  new Set(buttons.map(({ id }) => id)).size === buttons.length &&
  new Set(buttons.map(({ title }) => title)).size === buttons.length
