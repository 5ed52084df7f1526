import type { Texts } from '../translate.ts'

export const closing: Texts['closing'] = {
  title: 'Closing and ratings',
  settingsLead:
    'What happens by itself: closing what is silent, returning to the assistant, asking for a rating.',
  manage: 'Set up closing and ratings',
  silence: 'Close silent conversations',
  silenceWhy:
    'When the customer has been silent so long after our answer. A conversation in which the customer waits is never closed. It can be reopened at any time.',
  return: 'Return conversations: {assistant}',
  returnWhy:
    'When a person has written nothing for so long, {assistant} answers again. The countdown stands above the conversation.',
  survey: 'Ask for a rating',
  surveyWhy:
    'After closing, the customer gets one question with a rating from 1 to 5 in their language. Only while the window is open, and once a day at most.',
  returnIn: '{assistant} in {left}',
  keep: 'Keep the conversation with people',
  kept: '{assistant} does not get the conversation until you write again.',
  asked: 'rating question',
  rating: 'Rating',
  score: '{score} of 5',
  eventDays: {
    one: 'Closed by itself: {count} day of silence',
    other: 'Closed by itself: {count} days of silence',
  },
  eventHours: {
    one: 'Closed by itself: {count} hour of silence',
    other: 'Closed by itself: {count} hours of silence',
  },
  eventReturned: 'Nobody wrote, so {assistant} answers again',
  eventRated: 'The customer rated it: {score} of 5',
}
