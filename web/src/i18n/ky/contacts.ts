import type { Texts } from '../translate.ts'

export const contacts: Texts['contacts'] = {
  title: 'Байланыштар',
  list: 'Байланыштар',
  searchHint: 'Аты, номери, @username, почтасы',
  sort_recent: 'Акыркы жазгандар',
  sort_name: 'Аты боюнча',
  sort_newest: 'Жаңылары жогоруда',
  anyChannel: 'Бардык каналдар',
  anyLabel: 'Бардык белгилер',
  firstSeen: '{date} күнүнөн',
  near: 'Дал ушундайы жок. Мына окшоштору.',
  back: 'Байланыштарга',
  openChat: 'Сүйлөшүүнү ачуу',
  conversations: 'Сүйлөшүүлөр',
  noneFit: 'Эч ким табылган жок.',
  noneFitWhy: 'Башка сөз жазып көрүңүз же чыпкаларды алыңыз.',
  showAll: 'Баарын көрсөтүү',
  empty: 'Бул жерде азырынча эч ким жок.',
  emptyWhy: 'Кардар каналдарыңыздын бирине жазганда байланыш өзү пайда болот.',
  toChannels: 'Каналдарга',
}
