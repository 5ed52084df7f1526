import type { Texts } from '../translate.ts'

export const presence: Texts['presence'] = {
  status: 'How colleagues see you',
  online: 'online',
  busy: 'do not disturb',
  away: 'away',
  look: 'Looking at this now: {names}',
  typing: { one: '{names} is typing a reply', other: '{names} are typing a reply' },
  writeAnyway: 'Write anyway',
}
