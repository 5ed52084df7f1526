import type { Texts } from '../translate.ts'

export const quote: Texts['quote'] = {
  reply: 'Reply to this message',
  answering: 'Answer to: {text}',
  answers: 'Answer to:',
  drop: 'Do not quote',
  notHere: '{channel} lets nobody quote a message from outside.',
  notNow: 'This message cannot be quoted.',
}
