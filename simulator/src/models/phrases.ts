import type { Language } from './language.ts'

/** The few sentences that the simulated model knows, in the customer's language. */
export const phrases: Record<
  Language,
  {
    greeting: string
    nothingFound: string
    handedOff: string
    found: string
    lie: string
  }
> = {
  ru: {
    greeting: 'Здравствуйте! Чем могу помочь?',
    nothingFound: 'К сожалению, этого я не нашла. Подскажите, пожалуйста, точнее, что вы ищете?',
    handedOff: 'Передаю разговор коллеге, он скоро ответит.',
    found: 'Нашла:',
    lie: 'Стоит 999 сом, осталось 7 штук, а сегодня ещё и скидка 50%!',
  },
  ky: {
    greeting: 'Саламатсызбы! Кантип жардам берейин?',
    nothingFound: 'Тилекке каршы, муну таба алган жокмун. Эмне издеп жатканыңызды тагыраак айта аласызбы?',
    handedOff: 'Сүйлөшүүнү кесиптешиме өткөрүп берем, ал жакында жооп берет.',
    found: 'Таптым:',
    lie: 'Баасы 999 сом, 7 даана калды, бүгүн 50% арзандатуу бар!',
  },
  en: {
    greeting: 'Hello! How can I help you?',
    nothingFound:
      'Sorry, I could not find that. Could you tell me a little more about what you are looking for?',
    handedOff: 'I am passing this conversation to a colleague, who will answer soon.',
    found: 'Here it is:',
    lie: 'It costs 999 som, 7 pieces are left, and today there is 50% off!',
  },
}
