import type { Texts } from '../translate.ts'

export const hand: Texts['hand'] = {
  language: 'Кардар менен кайсы тилде сүйлөшөбүз',
  unknown: 'аныкталган жок',
  byHand: 'кол менен тандалган',
  follows: 'Ал кандай жазса',
  saidLanguage: 'Кардардын тили: {language}.',
  saidFollows: 'Тил кайра билдирүүлөрдөн аныкталат.',
  block: 'Бөгөттөө же бөгөттөн чыгаруу',
  spam: 'Спам деп белгилөө',
  listen: 'Үн билдирүүнү угуу же токтотуу',
  draft: 'Моделден жооптун долбоору',
  attach: 'Файл тиркөө',
  template: 'Билдирүүнүн үлгүсү',
  edit: 'Оңдоо',
  asTemplate: 'Үлгү менен',
  otherTemplate: 'Башка үлгү',
  filesMissed: 'Файлдардын баарын алуу мүмкүн болгон жок. Кайра тиркеңиз.',
  failed: {
    one: '{count} билдирүү кеткен жок.',
    other: '{count} билдирүү кеткен жок.',
  },
  showFailed: 'Көрсөтүү',
  person: 'Адам',
  saidYou: {
    one: '{count} сүйлөшүү эми сизде.',
    other: '{count} сүйлөшүү эми сизде.',
  },
  saidAssistant: {
    one: '{count} сүйлөшүүгө {assistant} жооп берет.',
    other: '{count} сүйлөшүүгө {assistant} жооп берет.',
  },
  toUnread: 'Окулбагандарга',
  signs: 'Эмодзи',
  cameLate: 'кечигип келди',
  copyText: 'Текстти көчүрүү',
}
