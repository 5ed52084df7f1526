import type { Texts } from '../translate.ts'

export const savedViews: Texts['savedViews'] = {
  title: 'Өз көрүнүштөр',
  save: 'Көрүнүштү сактоо',
  name: 'Көрүнүштүн аты',
  share: 'Дүкөндө баарына көрсөтүү',
  shareWhy: 'Аны сиз жана администраторлор өзгөртө жана өчүрө алат.',
  unnamed: 'Көрүнүшкө ат бериңиз.',
  ofAll: '{name}: жалпы көрүнүш',
  tools: '«{name}» көрүнүшү менен аракеттер',
  rename: 'Атын өзгөртүү',
  earlier: 'Солго',
  later: 'Оңго',
  remove: 'Көрүнүштү өчүрүү',
  removed: '«{name}» көрүнүшү өчүрүлдү.',
}
