/** Every word of the page. `{…}` is filled in. */
const ru = {
  // From Sunday on: browsers do not know the days in Kyrgyz.
  weekdays: 'воскресенье,понедельник,вторник,среда,четверг,пятница,суббота',
  noAnswer: 'не отвечает',
  title: 'Телефон покупателя',
  subtitle: 'Всё как по-настоящему, но никому не уходит',
  youAre: 'Вы сейчас',
  shop: 'Магазин',
  language: 'Язык',
  apps: 'Приложения',
  mailbox: 'Почта',
  restart: 'Начать заново',
  inbox: 'Открыть входящие рядом',
  business: 'бизнес-аккаунт',
  bot: 'бот',
  account: 'магазин',
  typing: 'печатает…',
  message: 'Сообщение',
  send: 'Отправить',
  attach: 'Вложить',
  photo: 'Фото',
  video: 'Видео',
  voice: 'Голосовое',
  document: 'Документ',
  sticker: 'Стикер',
  location: 'Место',
  contact: 'Контакт',
  order: 'Корзина',
  giveLocation: 'Отправить место',
  attachment: 'Вложение',
  deleted: 'Сообщение удалено',
  edited: 'изменено',
  acts: 'Действия с сообщением',
  quote: 'Ответить',
  edit: 'Изменить',
  remove: 'Удалить',
  unreact: 'Убрать 👍',
  messages: 'Переписка',
  emptyHint: 'Напишите первым. Например:',
  example: 'Сколько стоит льняная рубашка и есть ли L?',
  today: 'Сегодня',
  sent: 'отправлено',
  delivered: 'доставлено',
  read: 'прочитано',
  seen: 'Просмотрено',
  windowOpen: 'окно открыто ещё {time}',
  windowClosed: 'окно закрыто: магазин не может ответить',
  windowNew: 'окно откроет первое сообщение',
  botOn: 'бот подключён',
  botOff: 'бот не подключён: сообщения подождут',
  notConnected: 'магазин не подключён к этому каналу',
  waiting: 'сервер не принял ({reason}), ждут: {count}, повторяем',
  hours: '{h} ч {m} мин',
  customer: 'Покупатель',
  newCustomer: 'Новый покупатель',
  time: 'Время',
  closeWindow: 'Закрыть окно',
  newestTemplate: 'Новейший шаблон',
  approve: 'Одобрить',
  reject: 'Отклонить',
  pause: 'Приостановить',
  breakIt: 'Что сломать',
  duplicate: 'Дважды',
  duplicateHelp: 'Следующее событие придёт серверу дважды. В переписке оно должно остаться одно.',
  reorder: 'Не по порядку',
  reorderHelp: 'Следующее событие подождёт, пока его не обгонит другое, но не дольше двух секунд.',
  delayMs: 'Опоздать на 10 с',
  delayMsHelp: 'Следующее событие придёт серверу на десять секунд позже.',
  drop: 'Потерять',
  dropHelp: 'Первая попытка пропадёт по дороге, и событие придёт повторно.',
  tokenExpired: 'Доступ истёк',
  tokenExpiredHelp: 'Следующий запрос магазина получит отказ: доступ больше не действует.',
  rateLimit: 'Слишком часто',
  rateLimitHelp: 'Следующее сообщение магазина не примут: слишком много сообщений.',
  acceptThenDrop: 'Ответ пропал',
  acceptThenDropHelp: 'Сообщение магазина дойдёт, но магазин не узнает об этом. Повторять вслепую нельзя.',
  nothingBroken: 'Всё исправно. Сломайте что-нибудь: ничего не должно потеряться.',
  gone: 'Симулятор не отвечает. Подключимся сами, как только он вернётся.',
  notSent: 'Не отправлено: симулятор не отвечает.',
}

/** @typedef {typeof ru} Texts */
/** @typedef {keyof Texts} TextKey */

/** @type {Texts} */
const ky = {
  weekdays: 'жекшемби,дүйшөмбү,шейшемби,шаршемби,бейшемби,жума,ишемби',
  noAnswer: 'жооп жок',
  title: 'Кардардын телефону',
  subtitle: 'Баары чындагыдай, бирок эч кимге кетпейт',
  youAre: 'Сиз азыр',
  shop: 'Дүкөн',
  language: 'Тил',
  apps: 'Колдонмолор',
  mailbox: 'Почта',
  restart: 'Башынан баштоо',
  inbox: 'Кирүүчүлөрдү жанына ачуу',
  business: 'бизнес-аккаунт',
  bot: 'бот',
  account: 'дүкөн',
  typing: 'жазып жатат…',
  message: 'Билдирүү',
  send: 'Жөнөтүү',
  attach: 'Тиркөө',
  photo: 'Сүрөт',
  video: 'Видео',
  voice: 'Үн билдирүү',
  document: 'Документ',
  sticker: 'Стикер',
  location: 'Жер',
  contact: 'Контакт',
  order: 'Себет',
  giveLocation: 'Жерди жөнөтүү',
  attachment: 'Тиркеме',
  deleted: 'Билдирүү өчүрүлдү',
  edited: 'өзгөртүлдү',
  acts: 'Билдирүү менен иштөө',
  quote: 'Жооп берүү',
  edit: 'Өзгөртүү',
  remove: 'Өчүрүү',
  unreact: '👍 алып салуу',
  messages: 'Жазышуу',
  emptyHint: 'Биринчи болуп жазыңыз. Мисалы:',
  example: 'Зыгыр көйнөк канча турат, L барбы?',
  today: 'Бүгүн',
  sent: 'жөнөтүлдү',
  delivered: 'жетти',
  read: 'окулду',
  seen: 'Көрүлдү',
  windowOpen: 'терезе дагы {time} ачык',
  windowClosed: 'терезе жабык: дүкөн жооп бере албайт',
  windowNew: 'терезени биринчи билдирүү ачат',
  botOn: 'бот туташкан',
  botOff: 'бот туташкан эмес: билдирүүлөр күтүп турат',
  notConnected: 'дүкөн бул каналга туташкан эмес',
  waiting: 'сервер кабыл алган жок ({reason}), күтүүдө: {count}, кайталайбыз',
  hours: '{h} саат {m} мүнөт',
  customer: 'Кардар',
  newCustomer: 'Жаңы кардар',
  time: 'Убакыт',
  closeWindow: 'Терезени жабуу',
  newestTemplate: 'Эң жаңы үлгү',
  approve: 'Бекитүү',
  reject: 'Четке кагуу',
  pause: 'Токтотуу',
  breakIt: 'Эмнени бузабыз',
  duplicate: 'Эки жолу',
  duplicateHelp: 'Кийинки окуя серверге эки жолу келет. Жазышууда бирөө гана калышы керек.',
  reorder: 'Иретсиз',
  reorderHelp: 'Кийинки окуя башкасы озуп өткүчө күтөт, бирок эки секунддан ашпайт.',
  delayMs: '10 с кечигүү',
  delayMsHelp: 'Кийинки окуя серверге он секунд кеч келет.',
  drop: 'Жоготуу',
  dropHelp: 'Биринчи аракет жолдо жоголот, окуя кайра келет.',
  tokenExpired: 'Уруксат бүттү',
  tokenExpiredHelp: 'Дүкөндүн кийинки сурамы четке кагылат: уруксат мындан ары жарабайт.',
  rateLimit: 'Өтө тез',
  rateLimitHelp: 'Дүкөндүн кийинки билдирүүсү кабыл алынбайт: билдирүү өтө көп.',
  acceptThenDrop: 'Жооп жоголду',
  acceptThenDropHelp: 'Дүкөндүн билдирүүсү жетет, бирок дүкөн аны билбейт. Көз жумуп кайталоого болбойт.',
  nothingBroken: 'Баары жайында. Бир нерсени бузуп көрүңүз: эч нерсе жоголбошу керек.',
  gone: 'Симулятор жооп бербей жатат. Кайра келгенде өзүбүз туташабыз.',
  notSent: 'Жөнөтүлгөн жок: симулятор жооп бербей жатат.',
}

/** @type {Texts} */
const en = {
  weekdays: 'Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday',
  noAnswer: 'no answer',
  title: 'The customer’s phone',
  subtitle: 'Everything as in life, but nobody gets it',
  youAre: 'You are now',
  shop: 'Shop',
  language: 'Language',
  apps: 'Apps',
  mailbox: 'Mailbox',
  restart: 'Start over',
  inbox: 'Open the inbox beside',
  business: 'business account',
  bot: 'bot',
  account: 'shop',
  typing: 'typing…',
  message: 'Message',
  send: 'Send',
  attach: 'Attach',
  photo: 'Photo',
  video: 'Video',
  voice: 'Voice message',
  document: 'Document',
  sticker: 'Sticker',
  location: 'Place',
  contact: 'Contact',
  order: 'Cart',
  giveLocation: 'Send the place',
  attachment: 'Attachment',
  deleted: 'Message deleted',
  edited: 'edited',
  acts: 'Do something with the message',
  quote: 'Reply',
  edit: 'Edit',
  remove: 'Delete',
  unreact: 'Take 👍 back',
  messages: 'Conversation',
  emptyHint: 'Write first. For example:',
  example: 'How much is the linen shirt and do you have L?',
  today: 'Today',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  seen: 'Seen',
  windowOpen: 'window open for {time} more',
  windowClosed: 'window closed: the shop cannot answer',
  windowNew: 'the first message opens the window',
  botOn: 'bot connected',
  botOff: 'bot not connected: messages will wait',
  notConnected: 'the shop is not connected to this channel',
  waiting: 'the server did not take it ({reason}), waiting: {count}, trying again',
  hours: '{h} h {m} min',
  customer: 'Customer',
  newCustomer: 'New customer',
  time: 'Time',
  closeWindow: 'Close the window',
  newestTemplate: 'Newest template',
  approve: 'Approve',
  reject: 'Reject',
  pause: 'Pause',
  breakIt: 'What to break',
  duplicate: 'Twice',
  duplicateHelp: 'The next event reaches the server twice. The conversation must show it once.',
  reorder: 'Out of order',
  reorderHelp: 'The next event waits until another has overtaken it, two seconds at most.',
  delayMs: '10 s late',
  delayMsHelp: 'The next event reaches the server ten seconds late.',
  drop: 'Lose it',
  dropHelp: 'The first attempt is lost on the way and the event comes again.',
  tokenExpired: 'Access expired',
  tokenExpiredHelp: 'The shop’s next call is refused: its access has ended.',
  rateLimit: 'Too often',
  rateLimitHelp: 'The shop’s next message is not taken: too many messages.',
  acceptThenDrop: 'Answer lost',
  acceptThenDropHelp:
    'The shop’s message arrives, but the shop is not told. It must not be repeated blindly.',
  nothingBroken: 'All is well. Break something: nothing may get lost.',
  gone: 'The simulator does not answer. We connect again as soon as it is back.',
  notSent: 'Not sent: the simulator does not answer.',
}

const all = { ru, ky, en }
/** @typedef {keyof typeof all} Language */

/** @type {{ code: Language, name: string }[]} */
export const languages = [
  { code: 'ru', name: 'Рус' },
  { code: 'ky', name: 'Кыр' },
  { code: 'en', name: 'Eng' },
]

/** @type {Language} */
let current = 'ru'

export function language() {
  return current
}

/** The language of the address, of the last visit or of the browser.
 *  @param {string | null} asked */
export function chooseLanguage(asked) {
  const wishes = [asked, localStorage.getItem('language'), navigator.language.slice(0, 2)]
  const wish = wishes.find((code) => languages.some((known) => known.code === code))
  current = languages.find(({ code }) => code === wish)?.code ?? 'ru'
  document.documentElement.lang = current
}

/** @param {Language} code */
export function setLanguage(code) {
  localStorage.setItem('language', code)
  chooseLanguage(code)
}

/** @param {TextKey} key
 *  @param {Record<string, string | number>} [values] */
export function t(key, values = {}) {
  return all[current][key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole))
}

/** Hours and minutes, the same in all three languages.
 *  @param {number | string} moment */
export function clockTime(moment) {
  return new Date(moment).toLocaleTimeString('ru', { hour: '2-digit', minute: '2-digit' })
}

/** @param {number} moment */
export function weekday(moment) {
  return t('weekdays').split(',')[new Date(moment).getDay()] ?? ''
}
