/** The words of the mailbox. */
const ru = {
  mailbox: 'Почта',
  phone: 'Телефон',
  empty: 'Писем пока нет. Всё, что отправит сервер, придёт сюда и никуда больше.',
  noSubject: 'Без темы',
  all: 'Все письма',
  from: 'От',
  to: 'Кому',
  when: 'Когда',
  gone: 'Этого письма больше нет.',
}
export type MailTexts = typeof ru

const ky: MailTexts = {
  mailbox: 'Почта',
  phone: 'Телефон',
  empty: 'Азырынча кат жок. Сервер жөнөткөндүн баары ушул жерге гана келет.',
  noSubject: 'Темасы жок',
  all: 'Бардык каттар',
  from: 'Кимден',
  to: 'Кимге',
  when: 'Качан',
  gone: 'Бул кат мындан ары жок.',
}

const en: MailTexts = {
  mailbox: 'Mailbox',
  phone: 'Phone',
  empty: 'No mail yet. All that the server sends comes here and nowhere else.',
  noSubject: 'No subject',
  all: 'All mail',
  from: 'From',
  to: 'To',
  when: 'When',
  gone: 'This mail is gone.',
}

const texts = { ru, ky, en }
export type Language = keyof typeof texts
export const languages: readonly Language[] = ['ru', 'ky', 'en']

export const mailTexts = (language: Language): MailTexts => texts[language]

/** The language asked for in the address; Russian otherwise. */
export function languageOf(query: unknown): Language {
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined
  return asked === 'ky' || asked === 'en' ? asked : 'ru'
}
