import type { Texts } from '../translate.ts'

export const settings: Texts['settings'] = {
  title: 'Жөндөөлөр',
  you: 'Сиз',
  store: 'Дүкөн',
  people: 'Кызматкерлер',
  language: 'Тил',
  theme: 'Көрүнүшү',
  themeSystem: 'Системадагыдай',
  themeLight: 'Жарык',
  themeDark: 'Караңгы',
  owner: 'ээси',
  admin: 'администратор',
  operator: 'оператор',
  currency: 'Валюта',
  sendBy: 'Билдирүүнү жөнөтүү',
  sendByEnter: 'Enter баскычы менен',
  sendByCtrl: 'Ctrl менен Enter чогуу',
}
