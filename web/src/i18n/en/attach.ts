import type { Texts } from '../translate.ts'

export const attach: Texts['attach'] = {
  together: 'They go together, as one album: {n}.',
  attach: 'Attach a file',
  attachHint: 'Attach a picture, video, sound or document; pasting and dropping work too',
  files: 'Files of this message',
  unnamed: 'picture',
  remove: 'Remove: {name}',
  again: 'Try again: {name}',
  uploading: 'Uploading, {percent} %',
  ready: 'ready to send',
  wait: 'The file is still uploading.',
  wordsApart: 'The words will go as a message of their own, after the file.',
  gone: 'The file is not here any more. Attach it again.',
  tooLarge: '{kind}: {channel} takes up to {max}. Make it smaller or send a link to it.',
  typeRefused: '{kind}: {channel} does not take this type. It takes {types}. Save the file as one of these.',
  notPublic:
    '{channel} fetches files itself, and this server has no public https address. Set PUBLIC_URL to one, or send a link.',
  harmful: 'This is a program or a web page, whatever its name. It cannot be sent.',
  broken: 'The file is empty or damaged. Choose another.',
  notHere: '{channel} cannot do this here.',
  notYet: 'Looking up what this channel takes.',
}
