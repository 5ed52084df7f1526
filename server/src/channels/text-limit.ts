import type { ChannelKind } from './channel.ts'
import type { TextLimit } from './takes.ts'

const limits: Record<ChannelKind, TextLimit> = {
  whatsapp: { max: 4096, unit: 'characters' },
  instagram: { max: 1000, unit: 'bytes' },
  telegram: { max: 4096, unit: 'characters' },
}

/** How long one text may be on a channel. The composer shows it, the assistant writes within it, a send refuses beyond it. */
export const textLimit = (kind: ChannelKind): TextLimit => limits[kind]

/** The length of a text in the unit that its channel counts in. */
export const textLength = (kind: ChannelKind, text: string): number =>
  limits[kind].unit === 'bytes' ? Buffer.byteLength(text, 'utf8') : text.length

export const fitsChannel = (kind: ChannelKind, text: string): boolean =>
  textLength(kind, text) <= limits[kind].max
