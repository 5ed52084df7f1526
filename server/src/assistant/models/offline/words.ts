import { fold } from '#platform/text/fold.ts'
import { onlyAsks } from '#platform/text/questions.ts'

const listed = (words: string) => new Set(words.split(/\s+/).map(fold))

export const greetings = listed(
  'здравствуйте здравствуй привет приветик салам саламатсызбы саламатсызбы ассалам алейкум добрый доброе день вечер утро хай hello hi hey good morning afternoon evening salam privet кутман тан',
)
export const thanks = listed(
  'спасибо спс благодарю рахмат рахмат рахматик чон thanks thank thx rahmat spasibo мерси',
)
export const yes = listed(
  'да давайте ага конечно хорошо ок ооба макул болот yes yeah sure ok okay please позовите чакыр чакырыныз пожалуйста',
)
export const agreement = listed(
  'ок окей хорошо понятно ясно отлично супер круто класс ладно поняла понял жакшы сонун макул түшүндүм great good perfect cool nice fine alright understood got',
)
const person =
  /^(оператор|менеджер|консультант|человек|живо[йг]|сотрудник|администратор|адам|кызматкер|operator|manager|human|person|someone|staff|chelovek)/

export const asksForPerson = (words: readonly string[]): boolean =>
  words.some((word) => person.test(word) && !/^адамд/.test(word)) && words.length <= 12

const complaint =
  /^(брак$|бракован|дефект|порван|порвал|жалоб|пожалов|обман|испорч|сломан|ужасн|даттан|бузулган|айрылып|defect|broken|torn|complain|scam|terrible)/

export const complains = (words: readonly string[]): boolean => words.some((word) => complaint.test(word))

const machine = /^(бот|боту|робот|роботсуз|роботсузбу|ии|bot|robot|ai)$/

/** "вы бот?": asks whether a person or a program answers. */
export const asksWhoAnswers = (words: readonly string[]): boolean =>
  words.length <= 6 && words.some((word) => machine.test(word))

export const priceWords = listed(
  'сколько скока почем цена цену цены ценник стоит стоят стоимость канча канчадан канчага турат баасы баа price cost costs much skolko stoit kancha',
)
export const stockWords = listed(
  'есть наличии наличие наличия остались осталось осталась остался бар барбы бары жокпу калдыбы stock available left have est barby',
)
export const sizeWords = listed(
  'размер размера размеры размере размеру размеров олчом олчому олчомдо олчомдогу размери size sizes razmer',
)

/** Words that say nothing about which product is meant. */
const fillers = new Set([
  ...greetings,
  ...thanks,
  ...agreement,
  ...priceWords,
  ...stockWords,
  ...sizeWords,
  ...listed(
    `и а но или ли не на в во с со у к за по из от до для о об что это эта этот эту эти как какой какая какие какую каких каком какого имеется
     можно мне меня вас вам вы ваш ваша ваши вашем нас наш подскажите скажите расскажите пожалуйста плиз пж хочу хотел хотела бы купить заказать взять интересует
     интересуют еще тоже там тут ну да нет будет быть сейчас сегодня если такая такой такую такие она он оно они его ее него нее них нею
     цвет цвета цвете показать покажите фото товар товары вещь модель одна один про насчет тогда все всё
     жок керек мага сизде сиздерде силерде менен тус тусу тусто кандай кайсы эмне алам алсам алайын болот болобу ушул бул дагы
     да эле экен экенби айтып коесузбу коюнузчу жана учун бизге сатып сатасызбы сатылабы жардам мен сиз силер бы деген жонундо
     the a an is are do does you we what which of in for and or colour color i me my want would like buy order get please any it there this that
     can could to with your about one ones still how at on them very much большое огромное очень всего вам чи го кандай when my arrive arrived arrives когда приедет придет мой моя мое мои качан келет менин`,
  ),
])

export const saysNothing = (word: string): boolean => fillers.has(word) || onlyAsks(word)

const topics = [
  'delivery',
  'payment',
  'returns',
  'hours',
  'address',
  'care',
  'warranty',
  'discount',
  'order',
] as const
export type Topic = (typeof topics)[number]

interface TopicWords {
  readonly asks: RegExp
  /** Says the same in the three languages, for a second search. */
  readonly search: string
}

export const topicWords: Record<Topic, TopicWords> = {
  delivery: {
    asks: /^(достав|привез|привоз|курьер|отправ|жеткир|deliver|ship|courier|dostav|jetkir|zhetkir)/,
    search: 'доставка жеткирүү delivery',
  },
  payment: {
    asks: /^(оплат|оплач|платит|плати[тш]|картой|карточк|наличны|наличк|рассроч|перевод|мбанк|mbank|элсом|толо[йомнш]|толоо|pay|card|cash|installment|oplat)/,
    search: 'оплата төлөө payment',
  },
  returns: {
    asks: /^(возврат|вернут|верну|вернем|вернит|обмен|кайтар|алмашт|return|refund|exchang|vozvrat)/,
    search: 'возврат обмен кайтаруу return',
  },
  hours: {
    asks: /^(график|работает|работаете|работа[ею]м|открыт|закрыт|режим|часы|часов|иште[йш]|ачык|hours|open|clos)/,
    search: 'режим работы часы иш убактысы opening hours',
  },
  address: {
    asks: /^(адрес|находит|находим|где|дарек|дарег|кайда|address|locat|where|adres)/,
    search: 'адрес дарек address',
  },
  care: {
    asks: /^(стира|постир|уход|гладит|жуу|жууса|жуйт|wash|iron|care)/,
    search: 'уход стирка жуу care wash',
  },
  warranty: { asks: /^(гаранти|кепилд|warrant|guarant)/, search: 'гарантия кепилдик warranty' },
  discount: {
    asks: /^(скидк|скидочн|промокод|акци[яию]|арзандат|discount|promo|sale$)/,
    search: 'скидка арзандатуу discount',
  },
  order: {
    asks: /^(оформ|беру$|заказ|буйрут|checkout|orders?$|zakaz)/,
    search: 'как заказать буйрутма order',
  },
}

export const topicsOf = (words: readonly string[]): Topic[] =>
  topics.filter((topic) => words.some((word) => topicWords[topic].asks.test(word)))
