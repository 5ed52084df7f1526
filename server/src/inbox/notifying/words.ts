import type { Language } from '#accounts'
import type { NewsKind } from './news.ts'

/** Who it is about, and what was said where this browser may show that. */
export interface About {
  readonly name: string | null
  readonly said: string | null
}

interface Words {
  readonly title: string
  readonly body: string
}

const unnamed: Record<Language, string> = { ru: 'Клиент', ky: 'Кардар', en: 'Customer' }

const texts: Record<Language, Record<NewsKind, (name: string) => Words>> = {
  ru: {
    message: (name) => ({ title: name, body: 'Новое сообщение' }),
    asked: (name) => ({ title: `Вас зовут: ${name}`, body: 'Ассистент ждёт человека' }),
    mention: (name) => ({ title: 'Вас упомянули в заметке', body: name }),
    failed: (name) => ({ title: `Не отправлено: ${name}`, body: 'Сообщение не ушло' }),
  },
  ky: {
    message: (name) => ({ title: name, body: 'Жаңы билдирүү' }),
    asked: (name) => ({ title: `Сизди чакырып жатат: ${name}`, body: 'Ассистент адамды күтүүдө' }),
    mention: (name) => ({ title: 'Эскертмеде сизди чакырышты', body: name }),
    failed: (name) => ({ title: `Жөнөтүлгөн жок: ${name}`, body: 'Билдирүү кетпей калды' }),
  },
  en: {
    message: (name) => ({ title: name, body: 'New message' }),
    asked: (name) => ({ title: `You are asked for: ${name}`, body: 'The assistant waits for a person' }),
    mention: (name) => ({ title: 'You are mentioned in a note', body: name }),
    failed: (name) => ({ title: `Not sent: ${name}`, body: 'A message did not leave' }),
  },
}

export function wordsOf(language: Language, kind: NewsKind, { name, said }: About): Words {
  const words = texts[language][kind](name ?? unnamed[language])
  return said && (kind === 'message' || kind === 'asked') ? { ...words, body: said } : words
}

/** What a person sees who wants to know whether it works. */
export const trialWords: Record<Language, Words> = {
  ru: { title: 'Tutum', body: 'Так придёт уведомление, когда панель закрыта.' },
  ky: { title: 'Tutum', body: 'Панель жабык турганда билдирме ушундай келет.' },
  en: { title: 'Tutum', body: 'This is how you are told while the panel is closed.' },
}
