// Words of promises in Russian, Kyrgyz and English, in lower case and with Kyrgyz letters as they are typed on a Russian
// keyboard: what a text is folded to before it is looked through.

export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('ө', 'о')
    .replaceAll('ү', 'у')
    .replaceAll('ң', 'н')
    .replaceAll('’', "'")

/** A whole word: `\b` knows no Cyrillic. */
export const word = (pattern: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'u')

const ru = [
  'напиш(?:у|ем)|отпиш(?:усь|емся)|отправ(?:лю|им)|пришл(?:ю|ем)|вышл(?:ю|ем)|скин(?:у|ем)|переда(?:м|дим)',
  'привез(?:у|ем)|достав(?:лю|им)|завез(?:у|ем)|отвез(?:у|ем)|подвез(?:у|ем)|отгруж(?:у)|отгрузим',
  '(?:пере|по)звон(?:ю|им)|набер(?:у|ем)|сообщ(?:у|им)|отве(?:чу|тим)|верн(?:у|ем|усь|емся)',
  'отлож(?:у|им)|(?:по|при)?держ(?:у|им)|придерж(?:у|им)|забронирую|забронируем|сохран(?:ю|им)|остав(?:лю|им)',
  'сдела(?:ю|ем)|уточн(?:ю|им)|узна(?:ю|ем)|провер(?:ю|им)|подготов(?:лю|им)|соберу|соберем|сфотографирую|сфоткаю',
  '(?:курьер|заказ|посылка|мастер)[^.!?]{0,30}(?:приедет|привезет|доставит|выедет|придет|приед[уе]т)',
  'буд(?:ет|ут) (?:готов[аоы]?|у вас|в наличии|на складе)|привезут|доставят',
]
const ky = [
  'жаз(?:ам|абыз)|жибер(?:ем|ебиз)|жонот(?:ом|обуз)|чал(?:ам|абыз)|айт(?:ам|абыз)|кабарлай(?:м|быз)|билдир(?:ем|ебиз)',
  'алып (?:кел|бар)(?:ем|ебиз|ам|абыз)|жеткир(?:ем|ебиз)|жеткирип (?:бер|кой)(?:ем|ебиз|ом|обуз)',
  'дайында(?:йм|йбыз)|даярда(?:йм|йбыз)|даяр болот|такта(?:йм|йбыз)|текшер(?:ем|ебиз)|билип (?:бер|кел)(?:ем|ебиз)',
  '(?:кармап|сактап|калтырып|брондоп) (?:тур|кой|кал)(?:ам|абыз|ом|обуз)|сакта(?:йм|йбыз)|калтыр(?:ам|абыз)',
  'жооп бер(?:ем|ебиз)|тарт(?:ам|абыз)|(?:курьер|заказ|буюм)[^.!?]{0,30}(?:барат|келет|жетет)',
]
const en = [
  "(?:i|we)'ll|(?:i|we) will|(?:i am|we are|i'm|we're) going to|let me",
  "(?:courier|driver|order|parcel|it|they)(?:'ll| will) (?:be (?:ready|there|delivered|with you)|arrive|come|reach)",
]

/** Somebody of the shop says what will be done. */
export const commitments = word([...ru, ...ky, ...en].join('|'))

/** What depends on something is no promise yet. */
export const conditions = word('если|эгер|if|unless|когда (?:закажете|оплатите)')

/** From Monday. */
export const weekdays: readonly RegExp[] = [
  'понедельник[ау]?|дуйшомбу(?:го|до|ну)?|monday',
  'вторник[ау]?|шейшемби(?:ге|де)?|tuesday',
  'сред[ауые]|шаршемби(?:ге|де)?|wednesday',
  'четверг[ау]?|бейшемби(?:ге|де)?|thursday',
  'пятниц[ауые]|жума(?:га|да)?|friday',
  'суббот[ауые]|ишемби(?:ге|де)?|saturday',
  'воскресень[еяю]|жекшемби(?:ге|де)?|sunday',
].map(word)

/** How many days from now, the longer words before those that they hold. */
export const dayWords: readonly (readonly [RegExp, number])[] = [
  [word('послезавтра|бурсугуну|бурсугунго|day after tomorrow'), 2],
  [word('завтра|эртен(?:ки|ге)?|tomorrow'), 1],
  [word('сегодня|бугун|today|tonight'), 0],
]

const minutes = (hours: number) => hours * 60

/** By when a part of the day is over, in minutes of it. */
export const dayParts: readonly (readonly [RegExp, number])[] = [
  [word('до обеда|тушко чейин|тушку чейин|before (?:lunch|noon)|by noon'), minutes(13)],
  [word('после обеда|днем|тушто|туштон кийин|(?:in the )?afternoon|after lunch'), minutes(17)],
  [word('утром|с утра|до полудня|эртен менен|(?:in the )?morning'), minutes(12)],
  [
    word('до конца дня|до вечера|иш кунунун аягына чейин|кечке чейин|end of (?:the )?day|by evening|eod'),
    minutes(19),
  ],
  [word('вечером|к вечеру|кечинде|кечкисин|кечке|tonight|(?:in the )?evening'), minutes(21)],
]
/** What "by the day" means when no time is named. */
export const endOfDay = minutes(19)
