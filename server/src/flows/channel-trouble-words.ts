import type { Language } from '#accounts'
import type { ToldTrouble } from '#channels'

interface Words {
  readonly title: string
  readonly body: string
}

/** Why, in the words that the trouble's reason has; without one of its own those of its kind hold. */
type Why = ToldTrouble['kind'] | 'token_expired' | 'webhook_elsewhere' | 'webhook_error'

interface Texts {
  readonly began: (channel: string) => string
  readonly ended: (channel: string) => string
  readonly well: Record<ToldTrouble['kind'], string>
  readonly why: Record<Why, string>
}

const texts: Record<Language, Texts> = {
  ru: {
    began: (channel) => `${channel}: нужна ваша помощь`,
    ended: (channel) => `${channel}: снова в порядке`,
    well: {
      broken: 'Канал снова работает. То, что ждало, уходит.',
      restricted: 'Ограничение снято, сообщения снова уходят.',
      permission: 'Права снова на месте.',
      deaf: 'Сообщения клиентов снова приходят.',
      silent: 'Клиенты снова пишут.',
      quality: 'Качество номера у Meta снова хорошее.',
      quality_low: 'Качество номера у Meta снова хорошее.',
      token_ending: 'Доступ продлён.',
      ai_priced: 'Meta снова считает ответы обычными.',
    },
    why: {
      broken:
        'Доступ больше не принимают: ничего не уходит, сообщения ждут. Подключите канал заново, история останется.',
      token_expired:
        'Срок доступа истёк: ничего не уходит, сообщения ждут. Подключите канал заново, история останется.',
      restricted:
        'Аккаунт ограничен, сообщения могут не уходить. Посмотрите в кабинете, за что, и исправьте.',
      permission:
        'Не хватает права: часть сообщений не уходит или не приходит. Подключите канал заново и разрешите всё.',
      deaf: 'Сообщения клиентов сюда больше не приходят. Подключите канал заново.',
      webhook_elsewhere:
        'Сообщения клиентов уходят в другую программу. Отключите её или подключите канал заново.',
      webhook_error:
        'Сообщения клиентов не удаётся доставить сюда. Проверьте, открыт ли ваш сервер из интернета.',
      silent: 'Давно никто не пишет, хотя обычно в это время пишут. Напишите себе с другого телефона.',
      quality:
        'Meta понизила качество номера: получатели жалуются или блокируют. Пишите реже и только тем, кто ждёт.',
      quality_low:
        'Meta оценила качество номера как низкое: могут ограничить рассылки или сам номер. Остановите рекламу и пишите только тем, кто ждёт.',
      token_ending: 'Доступ скоро закончится, и продлить его не вышло. Подключите канал заново заранее.',
      ai_priced:
        'Meta посчитала ответ как ответ ассистента общего назначения: это дороже и может закончиться ограничением. Пусть ассистент говорит только о товарах и заказах магазина.',
    },
  },
  ky: {
    began: (channel) => `${channel}: жардамыңыз керек`,
    ended: (channel) => `${channel}: кайра жайында`,
    well: {
      broken: 'Канал кайра иштеп жатат. Күтүп тургандар кетүүдө.',
      restricted: 'Чектөө алынды, билдирүүлөр кайра кетүүдө.',
      permission: 'Уруксаттар кайра ордунда.',
      deaf: 'Кардарлардын билдирүүлөрү кайра келүүдө.',
      silent: 'Кардарлар кайра жазып жатышат.',
      quality: 'Номердин Meta берген сапаты кайра жакшы.',
      quality_low: 'Номердин Meta берген сапаты кайра жакшы.',
      token_ending: 'Кирүү мөөнөтү узартылды.',
      ai_priced: 'Meta жоопторду кайра кадимкидей эсептейт.',
    },
    why: {
      broken:
        'Кирүү кабыл алынбай калды: эч нерсе кетпейт, билдирүүлөр күтүүдө. Каналды кайра туташтырыңыз, тарыхы сакталат.',
      token_expired:
        'Кирүү мөөнөтү бүттү: эч нерсе кетпейт, билдирүүлөр күтүүдө. Каналды кайра туташтырыңыз, тарыхы сакталат.',
      restricted: 'Аккаунт чектелди, билдирүүлөр кетпей калышы мүмкүн. Себебин кабинеттен көрүп, оңдоңуз.',
      permission:
        'Бир уруксат жетишпейт: билдирүүлөрдүн бир бөлүгү кетпейт же келбейт. Каналды кайра туташтырып, баарына уруксат бериңиз.',
      deaf: 'Кардарлардын билдирүүлөрү бул жерге келбей калды. Каналды кайра туташтырыңыз.',
      webhook_elsewhere:
        'Кардарлардын билдирүүлөрү башка программага кетүүдө. Аны өчүрүңүз же каналды кайра туташтырыңыз.',
      webhook_error:
        'Кардарлардын билдирүүлөрү бул жерге жетпей жатат. Сервериңиз интернеттен ачыкпы, текшериңиз.',
      silent:
        'Көптөн бери эч ким жазган жок, бирок бул убакта адатта жазышат. Башка телефондон өзүңүзгө жазып көрүңүз.',
      quality:
        'Meta номердин сапатын түшүрдү: алуучулар арызданып же бөгөттөп жатышат. Сейрек жана күткөндөргө гана жазыңыз.',
      quality_low:
        'Meta номердин сапатын төмөн деп баалады: таратууларды же номердин өзүн чектеши мүмкүн. Жарнаманы токтотуп, күткөндөргө гана жазыңыз.',
      token_ending: 'Кирүү мөөнөтү жакында бүтөт, узартууга болбоду. Каналды алдын ала кайра туташтырыңыз.',
      ai_priced:
        'Meta жоопту жалпы багыттагы ассистенттики деп эсептеди: бул кымбатыраак жана чектөөгө алып келиши мүмкүн. Ассистент дүкөндүн товары жана буйрутмалары жөнүндө гана сүйлөсүн.',
    },
  },
  en: {
    began: (channel) => `${channel} needs your help`,
    ended: (channel) => `${channel} is well again`,
    well: {
      broken: 'The channel works again. What waited is leaving.',
      restricted: 'The restriction is over, messages leave again.',
      permission: 'The permissions are there again.',
      deaf: 'Messages of customers come in again.',
      silent: 'Customers write again.',
      quality: 'Meta rates the quality of the number as good again.',
      quality_low: 'Meta rates the quality of the number as good again.',
      token_ending: 'The access was renewed.',
      ai_priced: 'Meta counts the answers as usual ones again.',
    },
    why: {
      broken:
        'The access is not accepted any more: nothing leaves, messages wait. Connect the channel again; its history stays.',
      token_expired:
        'The access has ended: nothing leaves, messages wait. Connect the channel again; its history stays.',
      restricted:
        'The account is restricted and messages may not leave. See in its own settings why, and mend it there.',
      permission:
        'A permission is missing: some messages do not leave or come in. Connect the channel again and allow everything.',
      deaf: 'Messages of customers do not come in any more. Connect the channel again.',
      webhook_elsewhere:
        'Messages of customers go to another program. Switch it off, or connect the channel again.',
      webhook_error:
        'Messages of customers cannot be delivered here. See whether your server is reachable from outside.',
      silent:
        'Nobody has written for long, although somebody usually does at this time. Write to yourself from another phone.',
      quality:
        'Meta has lowered the quality of the number: people complain or block it. Write less, and only to who expects it.',
      quality_low:
        'Meta rates the quality of the number as low: it may limit what you send, or the number itself. Stop advertising, and write only to who expects it.',
      token_ending:
        'The access ends soon and could not be renewed. Connect the channel again before it does.',
      ai_priced:
        "Meta has counted an answer as that of a general assistant: it costs more and may end in a restriction. Let the assistant speak of the shop's goods and orders alone.",
    },
  },
}

const kindNames = { whatsapp: 'WhatsApp', instagram: 'Instagram', telegram: 'Telegram' } as const

/** What a person is told of a channel's trouble, without a word of any conversation. */
export function troubleWords(
  language: Language,
  { kind, reason, channelKind, channelName }: ToldTrouble,
  phase: 'began' | 'ended',
): Words {
  const words = texts[language]
  const channel = `${kindNames[channelKind]} ${channelName}`
  if (phase === 'ended') return { title: words.ended(channel), body: words.well[kind] }
  const [word = ''] = (reason ?? '').split(' ')
  return { title: words.began(channel), body: isWhy(words, word) ? words.why[word] : words.why[kind] }
}

const isWhy = ({ why }: Texts, word: string): word is Why => Object.hasOwn(why, word)
