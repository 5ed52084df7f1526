import type { Language } from '../../language.ts'

/** Everything the offline model can say, but for quotations. Figures come as slots. */
export interface Phrases {
  greeting(name: string, store: string): string
  hello: string
  welcome: string
  fine: string
  aboutMe(name: string, store: string): string
  price(title: string, price: string): string
  priceOf(title: string, option: string, price: string): string
  has(option: string, stock: string): string
  stockOnly(stock: string): string
  none(option: string, title: string): string
  soldOut(option: string, stock: string): string
  offered(list: string): string
  allSoldOut: string
  several: string
  notFound(words: string): string
  callPerson: string
  unclear: string
  option: Record<'size' | 'colour', (value: string) => string>
  otherLanguage: string
}

export const phrases: Record<Language, Phrases> = {
  ru: {
    greeting: (name, store) =>
      `Здравствуйте! Это ${name}, помощник магазина ${store}. Подскажу цену, наличие, размеры и доставку. Что вас интересует?`,
    hello: 'Здравствуйте!',
    fine: 'Хорошо! Если появятся вопросы, пишите.',
    aboutMe: (name, store) =>
      `Я ${name}, программа-помощник магазина ${store}. Позвать человека из магазина?`,
    welcome: 'Пожалуйста! Если появятся вопросы, пишите.',
    price: (title, price) => `${title} стоит ${price}.`,
    priceOf: (title, option, price) => `${title} (${option}) стоит ${price}.`,
    has: (option, stock) => `${capital(option)}: ${stock}.`,
    stockOnly: (stock) => `Наличие: ${stock}.`,
    none: (option, title) => `${title}: такого варианта нет (${option}).`,
    soldOut: (option, stock) => `${capital(option)}: сейчас ${stock}.`,
    offered: (list) => `Можно взять: ${list}.`,
    allSoldOut: 'Сейчас ничего не осталось. Позвать человека, чтобы узнать о поступлении?',
    several: 'Есть несколько похожих товаров:',
    notFound: (words) => `В каталоге нет товара «${words}».`,
    callPerson: 'Позвать человека из магазина?',
    unclear:
      'Уточните, пожалуйста: вас интересует товар, доставка или оплата? Если удобнее, позову человека.',
    option: { size: (value) => `размер ${value}`, colour: (value) => `цвет ${value}` },
    otherLanguage: 'Вот что пишет магазин:',
  },
  ky: {
    greeting: (name, store) =>
      `Саламатсызбы! Мен ${name}, ${store} дүкөнүнүн жардамчысымын. Баасын, бар-жогун, өлчөмүн жана жеткирүүнү айтып берем. Сизди эмне кызыктырат?`,
    hello: 'Саламатсызбы!',
    fine: 'Жакшы! Суроолор болсо, жазыңыз.',
    aboutMe: (name, store) =>
      `Мен ${name}, ${store} дүкөнүнүн жардамчы программасымын. Кызматкерди чакырайынбы?`,
    welcome: 'Эч нерсе эмес! Суроолор болсо, жазыңыз.',
    price: (title, price) => `${title} — баасы ${price}.`,
    priceOf: (title, option, price) => `${title} (${option}) — баасы ${price}.`,
    has: (option, stock) => `${capital(option)}: ${stock}.`,
    stockOnly: (stock) => `Бар-жогу: ${stock}.`,
    none: (option, title) => `${title}: мындай түрү жок (${option}).`,
    soldOut: (option, stock) => `${capital(option)}: ${stock}.`,
    offered: (list) => `Булар бар: ${list}.`,
    allSoldOut: 'Азыр эч бири калган жок. Качан келерин билиш үчүн кызматкерди чакырайынбы?',
    several: 'Окшош товарлар бар:',
    notFound: (words) => `Каталогдо «${words}» деген товар жок.`,
    callPerson: 'Дүкөндүн кызматкерин чакырайынбы?',
    unclear: 'Тактап коюңузчу: товарбы, жеткирүүбү же төлөмбү? Кааласаңыз, кызматкерди чакырам.',
    option: { size: (value) => `${value} өлчөмү`, colour: (value) => `түсү ${value}` },
    otherLanguage: 'Дүкөн мындай деп жазган:',
  },
  en: {
    greeting: (name, store) =>
      `Hello! This is ${name}, the assistant of ${store}. I can tell prices, stock, sizes and delivery. What are you looking for?`,
    hello: 'Hello!',
    fine: 'All right! Write any time.',
    aboutMe: (name, store) =>
      `I am ${name}, the assistant program of ${store}. Shall I call a person from the shop?`,
    welcome: 'You are welcome! Write any time.',
    price: (title, price) => `${title}: the price is ${price}.`,
    priceOf: (title, option, price) => `${title} (${option}): the price is ${price}.`,
    has: (option, stock) => `${capital(option)}: ${stock}.`,
    stockOnly: (stock) => `Availability: ${stock}.`,
    none: (option, title) => `${title}: there is no such variant (${option}).`,
    soldOut: (option, stock) => `${capital(option)}: ${stock}.`,
    offered: (list) => `You can have: ${list}.`,
    allSoldOut: 'Nothing is left right now. Shall I call a person to ask when it comes again?',
    several: 'There are several similar products:',
    notFound: (words) => `The catalogue has no “${words}”.`,
    callPerson: 'Shall I call a person from the shop?',
    unclear:
      'Could you say a little more: is it about a product, delivery or payment? Or I can call a person.',
    option: { size: (value) => `size ${value}`, colour: (value) => `colour ${value}` },
    otherLanguage: 'The shop writes:',
  },
}

const personOffers = /Позвать человека|позову человека|[Кк]ызматкер\S* чакыр|call a person/

/** Whether the shop's last words offered a person, so that "yes" means one. */
export const offeredPerson = (text: string): boolean => personOffers.test(text)

/** Whether the shop has just listed several products: a short answer then chooses among them. */
export const listedSeveral = (text: string): boolean =>
  Object.values(phrases).some((one) => text.includes(one.several))

/** Whether the shop has just asked to say more: a second time it is a person's turn. */
export const askedToClarify = (text: string): boolean =>
  Object.values(phrases).some((one) => text.includes(one.unclear))

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
