import type { Texts } from '../translate.ts'

export const platform: Texts['platform'] = {
  title: 'Платформа',
  deliveries: 'Эч кимге жетпеген жеткирүүлөр',
  lead: 'WhatsApp, Instagram жана Telegram жиберген, бирок эч бир дүкөн албаган акыркы жүз билдирме. Бул жерде кардарлардын сөздөрү көрүнөт. 30 күн сакталат.',
  empty: 'Баары жетти',
  emptyWhy: 'Ар бир жеткирүү өз дүкөнүн тапты.',
  dead: 'үч аракет ишке ашкан жок',
  unrouted: 'аккаунт эч бир дүкөнгө туташкан эмес',
  unclear: 'бир бөлүгү түшүнүксүз',
  number: '№ {number}',
  retryOne: '№ {number} жеткирүүнү кайталоо',
  retried: 'Жеткирүү кайра кезекте.',
  bytes: { one: '{count} байт', other: '{count} байт' },
}
