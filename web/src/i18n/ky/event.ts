import type { Texts } from '../translate.ts'

export const event: Texts['event'] = {
  closedBy: '{name}: сүйлөшүү жабылды',
  openedBy: '{name}: сүйлөшүү кайра ачылды',
  assigned: '{name}: сүйлөшүүгө жооптуу {to}',
  assignedNobody: '{name}: сүйлөшүүгө жооптуу адам жок',
  staged: '{name}: этап «{stage}»',
  stagedNone: '{name}: этап алынды',
  snoozed: '{name}: {until} чейин калтырылды',
  snoozedReply: '{name}: кардар жооп бергенче калтырылды',
  woken: 'Убагы келди, сүйлөшүү кайтты',
  handedOff: '{assistant} сүйлөшүүнү адамдарга берди',
  handedOffWhy: '{assistant} сүйлөшүүнү адамдарга берди: {reason}',
  returned: 'Кайра {assistant} жооп берет',
  closed: 'Сүйлөшүү жабылды',
  other: 'Окуя: {kind}',
  takenOver: '{name} жооп берет, ассистент унчукпайт',
  takenOverPhone: 'Телефондон жооп бердиңиз, ассистент унчукпайт',
  opened: 'Сүйлөшүү кайра ачылды',
  contactLabelled: '{name}: кардардын белгиси «{labels}»',
  contactUnlabelled: '{name}: кардардан «{labels}» белгиси алынды',
  someone: 'адам',
}
