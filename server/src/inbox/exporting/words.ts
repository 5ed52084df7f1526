import type { Language } from '#platform/text/language.ts'

export interface ExportWords {
  readonly title: string
  readonly made: string
  readonly zone: string
  readonly channel: string
  readonly withNotes: string
  readonly withoutNotes: string
  readonly end: string
  readonly customer: string
  readonly assistant: string
  readonly phone: string
  readonly system: string
  readonly formerMember: string
  readonly note: string
  readonly event: string
  readonly edited: string
  readonly deleted: string
  readonly answers: string
  readonly forwarded: string
  readonly failed: string
  readonly uncertain: string
  readonly queued: string
  readonly imported: string
  readonly heard: string
  readonly notHeard: string
  readonly fileMissing: string
  readonly product: string
  readonly buttons: string
  readonly reaction: string
  readonly unknown: string
  readonly kinds: Readonly<Record<string, string>>
  readonly events: Readonly<Record<string, string>>
}

const ru: ExportWords = {
  title: 'Переписка',
  made: 'Выгружено',
  zone: 'Время по часам магазина',
  channel: 'Канал',
  withNotes: 'С заметками магазина: внутренний документ',
  withoutNotes: 'Без заметок магазина',
  end: 'Конец переписки. Сообщений: ',
  customer: 'Клиент',
  assistant: 'ассистент (ИИ)',
  phone: 'Магазин, с телефона',
  system: 'Магазин, автоматически',
  formerMember: 'Сотрудник',
  note: 'Заметка, клиент не видит',
  event: 'Событие',
  edited: 'изменено',
  deleted: 'Сообщение отозвано. От него ничего не осталось.',
  answers: 'Ответ на',
  forwarded: 'Переслано',
  failed: 'не отправлено',
  uncertain: 'неизвестно, дошло ли',
  queued: 'в очереди',
  imported: 'из истории до подключения',
  heard: 'Расшифровка',
  notHeard: 'Расшифровки нет',
  fileMissing: 'файла нет',
  product: 'О товаре',
  buttons: 'Кнопки',
  reaction: 'Реакция',
  unknown: 'Вид, которого канал не передаёт',
  kinds: {
    text: 'Текст',
    image: 'Фото',
    video: 'Видео',
    audio: 'Аудио',
    voice: 'Голосовое сообщение',
    document: 'Документ',
    sticker: 'Стикер',
    location: 'Место',
    contacts: 'Контакт',
    choice: 'Ответ кнопкой',
    order: 'Корзина',
    share: 'Пересланная публикация',
    story_reply: 'Ответ на историю',
    story_mention: 'Упоминание в истории',
    template: 'Шаблон',
    buttons: 'Сообщение с кнопками',
    list: 'Сообщение со списком',
    reaction: 'Реакция',
    referral: 'Пришли из',
  },
  events: {
    taken_over: 'отвечает человек',
    returned: 'отвечает ассистент',
    returned_by_time: 'снова отвечает ассистент',
    handed_off: 'ассистент позвал человека',
    closed: 'разговор закрыт',
    closed_by_silence: 'разговор закрыт: молчание',
    opened: 'разговор открыт',
    assigned: 'назначен ответственный',
    given: 'назначен ответственный по правилам',
    teamed: 'назначена команда',
    staged: 'изменён этап',
    snoozed: 'отложен',
    woken: 'снова в работе',
    blocked: 'клиент заблокирован',
    unblocked: 'клиент разблокирован',
    rated: 'клиент оценил разговор',
    marketing: 'клиент решил о рекламе в WhatsApp',
    late: 'ответ задержался',
    promise_due: 'подошёл срок обещания',
    promise_overdue: 'обещание просрочено',
  },
}

const ky: ExportWords = {
  title: 'Жазышуу',
  made: 'Жүктөлгөн',
  zone: 'Убакыт дүкөндүн сааты менен',
  channel: 'Канал',
  withNotes: 'Дүкөндүн эскертмелери менен: ички документ',
  withoutNotes: 'Дүкөндүн эскертмелери жок',
  end: 'Жазышуунун аягы. Билдирүүлөр: ',
  customer: 'Кардар',
  assistant: 'ассистент (ЖИ)',
  phone: 'Дүкөн, телефондон',
  system: 'Дүкөн, автоматтык түрдө',
  formerMember: 'Кызматкер',
  note: 'Эскертме, кардар көрбөйт',
  event: 'Окуя',
  edited: 'өзгөртүлгөн',
  deleted: 'Билдирүү кайтарылып алынган. Андан эч нерсе калган жок.',
  answers: 'Буга жооп',
  forwarded: 'Кайра жөнөтүлгөн',
  failed: 'жөнөтүлгөн жок',
  uncertain: 'жеткени белгисиз',
  queued: 'кезекте',
  imported: 'туташканга чейинки тарыхтан',
  heard: 'Сөз түрүндө',
  notHeard: 'Сөз түрүндө жок',
  fileMissing: 'файл жок',
  product: 'Товар жөнүндө',
  buttons: 'Баскычтар',
  reaction: 'Реакция',
  unknown: 'Канал бербеген түр',
  kinds: {
    text: 'Текст',
    image: 'Сүрөт',
    video: 'Видео',
    audio: 'Аудио',
    voice: 'Үн билдирүү',
    document: 'Документ',
    sticker: 'Стикер',
    location: 'Жер',
    contacts: 'Байланыш',
    choice: 'Баскыч менен жооп',
    order: 'Себет',
    share: 'Кайра жөнөтүлгөн жарыя',
    story_reply: 'Окуяга жооп',
    story_mention: 'Окуяда эскерүү',
    template: 'Шаблон',
    buttons: 'Баскычтуу билдирүү',
    list: 'Тизмелүү билдирүү',
    reaction: 'Реакция',
    referral: 'Кайдан келди',
  },
  events: {
    taken_over: 'адам жооп берет',
    returned: 'ассистент жооп берет',
    returned_by_time: 'кайра ассистент жооп берет',
    handed_off: 'ассистент адамды чакырды',
    closed: 'сүйлөшүү жабылды',
    closed_by_silence: 'сүйлөшүү жабылды: унчукпай калды',
    opened: 'сүйлөшүү ачылды',
    assigned: 'жооптуу адам дайындалды',
    given: 'жооптуу адам эреже боюнча дайындалды',
    teamed: 'команда дайындалды',
    staged: 'этап өзгөрдү',
    snoozed: 'кийинкиге калтырылды',
    woken: 'кайра иште',
    blocked: 'кардар бөгөттөлдү',
    unblocked: 'кардардын бөгөтү алынды',
    rated: 'кардар баа берди',
    marketing: 'кардар WhatsAppтагы жарнаманы чечти',
    late: 'жооп кечикти',
    promise_due: 'убаданын мөөнөтү келди',
    promise_overdue: 'убаданын мөөнөтү өттү',
  },
}

const en: ExportWords = {
  title: 'Conversation',
  made: 'Exported',
  zone: 'Times by the clock of the store',
  channel: 'Channel',
  withNotes: 'With the notes of the store: an internal document',
  withoutNotes: 'Without the notes of the store',
  end: 'End of the conversation. Messages: ',
  customer: 'Customer',
  assistant: 'assistant (AI)',
  phone: 'The store, from a phone',
  system: 'The store, automatically',
  formerMember: 'A member',
  note: 'Note, not seen by the customer',
  event: 'Event',
  edited: 'edited',
  deleted: 'This message was taken back. Nothing of it is kept.',
  answers: 'In answer to',
  forwarded: 'Forwarded',
  failed: 'not sent',
  uncertain: 'not known to have arrived',
  queued: 'queued',
  imported: 'from before the channel was connected',
  heard: 'Transcript',
  notHeard: 'No transcript',
  fileMissing: 'no file',
  product: 'About the product',
  buttons: 'Buttons',
  reaction: 'Reaction',
  unknown: 'A kind that the channel does not pass on',
  kinds: {
    text: 'Text',
    image: 'Photo',
    video: 'Video',
    audio: 'Audio',
    voice: 'Voice message',
    document: 'Document',
    sticker: 'Sticker',
    location: 'Place',
    contacts: 'Contact card',
    choice: 'Answer by a button',
    order: 'Cart',
    share: 'Shared post',
    story_reply: 'Reply to a story',
    story_mention: 'Mention in a story',
    template: 'Template',
    buttons: 'Message with buttons',
    list: 'Message with a list',
    reaction: 'Reaction',
    referral: 'Came from',
  },
  events: {
    taken_over: 'a person answers',
    returned: 'the assistant answers',
    returned_by_time: 'the assistant answers again',
    handed_off: 'the assistant asked for a person',
    closed: 'conversation closed',
    closed_by_silence: 'conversation closed after silence',
    opened: 'conversation opened',
    assigned: 'assigned',
    given: 'assigned by the rules',
    teamed: 'given to a team',
    staged: 'stage changed',
    snoozed: 'snoozed',
    woken: 'back from snooze',
    blocked: 'customer blocked',
    unblocked: 'customer unblocked',
    rated: 'the customer rated the conversation',
    marketing: 'the customer chose about marketing in WhatsApp',
    late: 'the answer is late',
    promise_due: 'a promise is due',
    promise_overdue: 'a promise is overdue',
  },
}

export const exportWords: Readonly<Record<Language, ExportWords>> = { ru, ky, en }
