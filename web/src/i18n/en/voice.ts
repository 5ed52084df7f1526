import type { Texts } from '../translate.ts'

export const voice: Texts['voice'] = {
  title: 'Voice message',
  record: 'Record a voice message',
  throw: 'Throw the recording away',
  asking: 'Allow the microphone: your browser is asking.',
  denied:
    'The browser gives no microphone. Allow it for this site in the settings of the browser and try again.',
  missing: 'There is no microphone, or another program is using it.',
  impossible: 'This browser cannot record sound. Attach a recording instead.',
  offline:
    'No connection. The recording is not lost: it will upload when the connection is back. Keep this window open.',
  running: 'Recording',
  length: 'Length of the recording',
  stop: 'Finish',
  send: 'Send the voice message',
  recording: 'Recording',
}
