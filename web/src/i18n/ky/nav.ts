import type { Texts } from '../translate.ts'

export const nav: Texts['nav'] = {
  label: 'Бөлүмдөр',
  inbox: 'Чаттар',
  contacts: 'Байланыштар',
  catalog: 'Товарлар',
  knowledge: 'Билим',
  assistant: 'Ассистент',
  reports: 'Отчёттор',
  channels: 'Каналдар',
  settings: 'Жөндөөлөр',
  account: 'Сиз жана дүкөн',
  stores: 'Дүкөндөр',
  newStore: 'Жаңы дүкөн',
  signOut: 'Чыгуу',
  widen: 'Аттарын көрсөтүү',
  narrow: 'Аттарсыз',
  waiting: { one: '{count} киши күтүп турат', other: '{count} киши күтүп турат' },
}
