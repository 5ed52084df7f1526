import type { Texts } from '../translate.ts'

export const event: Texts['event'] = {
  closedBy: '{name}: chat closed',
  openedBy: '{name}: chat reopened',
  assigned: '{name}: {to} looks after this chat',
  assignedNobody: '{name}: nobody looks after this chat',
  staged: '{name}: stage “{stage}”',
  stagedNone: '{name}: stage taken off',
  snoozed: '{name}: snoozed until {until}',
  snoozedReply: '{name}: snoozed until they reply',
  woken: 'It is time: the chat is back',
  handedOff: '{assistant} handed this chat to people',
  handedOffWhy: '{assistant} handed this chat to people: {reason}',
  returned: '{assistant} answers again',
  closed: 'Chat closed',
  other: 'Event: {kind}',
  takenOver: '{name} answers, the assistant is silent',
  takenOverPhone: 'You answered from the phone, the assistant is silent',
  opened: 'Chat open again',
  contactLabelled: '{name}: customer label “{labels}”',
  contactUnlabelled: '{name}: customer label “{labels}” taken off',
  someone: 'a person',
}
