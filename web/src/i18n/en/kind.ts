import type { Texts } from '../translate.ts'

export const kind: Texts['kind'] = {
  image: 'Photo',
  video: 'Video',
  audio: 'Audio',
  voice: 'Voice message',
  document: 'Document',
  sticker: 'Sticker',
  location: 'Place',
  contacts: 'Contact',
  choice: 'Answer by button',
  order: 'Cart',
  share: 'Shared post',
  story_reply: 'Reply to a story',
  story_mention: 'Mention in a story',
  seen_once: 'Photo or video to be seen once',
  hidden: 'A message that the channel does not pass on',
  left_on_phone: 'A file that stayed on the phone',
  text: 'Link',
}
