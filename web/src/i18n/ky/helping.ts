import type { Texts } from '../translate.ts'

export const helping: Texts['helping'] = {
  title: 'Текстке жардам',
  offline: 'Модель керек: дүкөндө анын ачкычы жок.',
  giveKey: 'Ачкыч кошуу',
  draft: 'Жоопту сунуштоо',
  shorten: 'Кыскараак',
  warmer: 'Жылуураак',
  grammar: 'Каталарды оңдоо',
  translate: 'Текстти которуу',
  summarise: 'Сүйлөшүүнү кыскача айтуу',
  summary: 'Сүйлөшүү эмне жөнүндө',
  written: 'Текст алмашты.',
  translateThis: 'Которуу',
  translated: 'Котормо',
  failed: 'Модель аткара алган жок. Дагы бир жолу аракет кылыңыз.',
  nothing: 'Бул жерде ассистент сүйлөшүүнү кишиге бермек.',
}
