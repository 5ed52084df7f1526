import type { Texts } from '../translate.ts'

export const transcript: Texts['transcript'] = {
  title: 'Transcript',
  titleIn: 'Transcript, language: {language}',
  waiting: 'Writing down the recording…',
  silent: 'No words are heard in the recording.',
  unclear: 'unclear, {sure} % sure',
  unclearHint: 'what is underlined is hard to hear',
  standIn: 'Stand-in',
  standInWhy: 'The words are not known: no speech service is connected.',
  failed: 'Could not be written down: {reason}.',
  keyRefused: 'the service refuses the key',
  noQuota: 'the account of the service has nothing left to spend',
  recordingRefused: 'the service does not take this recording',
  tooLong: 'the recording is longer than 30 minutes',
  fileMissing: 'the file of the recording is gone',
  unavailable: 'the service does not answer',
  notAsked: 'An old recording: its words are not written down.',
  again: 'Write it down again',
  againFailed: 'Could not ask for the transcript.',
  toKeys: 'Keys of the services',
}
