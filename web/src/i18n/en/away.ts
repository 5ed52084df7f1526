import type { Texts } from '../translate.ts'

export const away: Texts['away'] = {
  title: 'Also when the panel is closed, in this browser',
  hint: 'Of what is chosen “on screen”, with the same quiet hours. Comes only while no panel of yours is open anywhere.',
  turning: 'Asking the browser…',
  words: 'Show the customer’s words',
  wordsHint: 'Without it only who wrote is shown: others see the screen of a phone, too.',
  try: 'Send one now',
  taken:
    'Sent: it appears in a moment. If not, look at the browser’s notifications in the settings of the device.',
  gone: 'The browser takes no notifications any more. Turn it off and on again.',
  later: 'The browser’s notification service does not answer. Try again later.',
  notTaken: 'The browser’s notification service did not take it. Turn it off and on again.',
  noService: 'The browser could not reach its notification service. Check the network and try again.',
  refused:
    'The browser does not allow this site to notify you. Press the sign left of the address, allow notifications and reload the page.',
  impossible:
    'This browser cannot be told while the panel is closed. On an iPhone add the panel to the home screen first.',
}
