import type { Texts } from '../translate.ts'

export const board: Texts['board'] = {
  title: 'Такта',
  asList: 'Тизме менен',
  empty: 'Бош',
  hint: 'Жебелер карточкалар боюнча жүргүзөт. Боштук баскычы карточканы алат, жебелер аны этаптар боюнча алып жүрөт, боштук коёт, Escape кайтарат. Enter сүйлөшүүнү ачат.',
  moveCard: 'Этап: {name}',
  lifted: 'Карточка алынды, этап: {stage}.',
  over: 'Этаптын үстүндө: {stage}.',
  dropped: 'Этапка коюлду: {stage}.',
  left: 'Карточка ордунда калды.',
}
