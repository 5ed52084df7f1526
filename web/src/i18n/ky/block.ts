import type { Texts } from '../translate.ts'

export const block: Texts['block'] = {
  view: 'Бөгөттөлгөндөр',
  block: 'Бөгөттөө',
  spam: 'Бул спам',
  unblock: 'Бөгөттөн чыгаруу',
  blocked: 'Бөгөттөлдү: {name}.',
  markedSpam: 'Спам деп белгиленди: {name}.',
  unblocked: 'Бөгөттөн чыгарылды: {name}.',
  banner: 'Кардар бөгөттөлгөн. Анын билдирүүлөрү сакталат, ассистент аларга жооп бербейт.',
  bannerSpam: 'Спам деп белгиленген. Билдирүүлөр сакталат, ассистент аларга жооп бербейт.',
  line: '{name}: кардар бөгөттөлдү',
  lineSpam: '{name}: спам деп белгиленди',
  lineBack: '{name}: кардар бөгөттөн чыгарылды',
}
