import type { Texts } from '../translate.ts'

export const strangers: Texts['strangers'] = {
  unfold: 'Show all of it ({length} characters)',
  fold: 'Show less',
  leadsTo: 'leads to {host}',
  openQuestion: 'Open {host}?',
  why_login:
    'Before the @ of this link stands another address, for show. It really leads to what comes after it.',
  why_letters:
    'The letters of this link are not what they look like, or signs are hidden in it. That is how addresses of banks and shops are forged.',
  why_posing:
    'This link begins like somebody else’s address. What counts is its end: that is where it leads.',
  openIt: 'Open it all the same',
  bigPicture: '{kind} {width} × {height}: too large to be shown here',
}
