import { type ChannelKind, fitsChannel, textLimit } from '#channels'

export const channelKinds = ['whatsapp', 'instagram', 'telegram'] as const satisfies readonly ChannelKind[]

/** No channel takes more, in UTF-16 units: what counts bytes takes even less. */
export const longestText = Math.max(...channelKinds.map((kind) => textLimit(kind).max))

export const tooLongFor = (text: string): ChannelKind[] =>
  channelKinds.filter((kind) => !fitsChannel(kind, text))
