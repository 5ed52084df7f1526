/** What may have to be said over a thread. */
interface Said {
  /** Messages of this person that wait for the network. */
  unsent: number
  lineBroken: boolean
  channelDown: boolean
  windowClosed: boolean
  /** Messages that did not leave since a person last wrote. */
  failed: number
  /** What the person has just done was refused. */
  refused: boolean
  closed: boolean
  blocked: boolean
  assistantOff: boolean
}

export type Banner =
  | 'unsent'
  | 'line'
  | 'channel'
  | 'window'
  | 'refused'
  | 'failed'
  | 'closed'
  | 'blocked'
  | 'assistantOff'
  | 'duplicate'

/** One at a time, the most severe first: what keeps everything from leaving, then single messages, then what can wait. */
export function bannerOf(said: Said): Banner {
  if (said.unsent > 0) return 'unsent'
  if (said.lineBroken) return 'line'
  if (said.channelDown) return 'channel'
  // Whom the shop does not want to hear is not to be written to either.
  if (said.blocked) return 'blocked'
  if (said.windowClosed && !said.closed) return 'window'
  if (said.refused) return 'refused'
  if (said.failed > 0) return 'failed'
  if (said.closed) return 'closed'
  if (said.assistantOff) return 'assistantOff'
  return 'duplicate'
}
