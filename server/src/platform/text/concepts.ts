import { fold, skeleton } from './fold.ts'

/**
 * The same idea in three languages, as beginnings of words; `=` marks a whole word.
 * Words of trade only: what a shop sells it says itself, in its own texts.
 */
const table: Readonly<Record<string, string>> = {
  delivery: 'достав привез привоз жеткир deliver shipping shipment =ship курьер courier',
  return: 'возврат верну обмен обменя кайтар алмаштыр return exchange refund',
  size: 'размер өлчөм өлчөө size =сантиметр',
  colour: 'цвет расцветк =түс =түсү түстө түсү colour color',
  payment:
    'оплат платеж заплат платит төлө төлөм =pay payment paying перевод которуу наличн накталай накта cash карт card',
  hours: 'график режим работае открыт закрыт =часы иштей иштөө убакыт ачык hours opening =open schedule',
  address: 'адрес находит дарек жайгаш address location located',
  price: 'цен стоимост =стоит баас =баа price cost',
  discount: 'скидк акци арзанд discount =sale',
  gift: 'подар белек gift',
  white: 'белый белая белое белые белую белого =ак white',
  black: 'черн =кара black',
  red: 'красн кызыл =red',
  blue: 'синий синяя синее синие синюю голуб =көк blue',
  green: 'зелен жашыл green',
  grey: 'серый серая серое серые серую =боз grey gray',
  beige: 'беж beige',
  pink: 'розов кызгылт pink',
  brown: 'коричн күрөң brown',
  men: 'мужск мужчин эркек =men =mens =man male',
  women: 'женск женщин =аял аялдар women woman ladies female',
  children: 'детск ребен =дети детей балдар =бала kids child',
  summer: 'летн =лето =жай жайкы summer',
  winter: 'зимн =зима =кыш кышкы winter',
  warm: 'тепл жылуу warm',
  linen: 'льнян =лен =лён =льна зыгыр linen flax',
  cotton: 'хлоп пахта кебез cotton',
  wool: 'шерст =жүн жүндөн жүн wool',
  silk: 'шелк жибек silk',
  leather: 'кожан =кожа =кожи булгаары leather',
  shirt: 'рубаш сорочк көйнөк shirt',
  dress: 'плать =көйнөк көйнөк dress',
  trousers: 'брюк штан =шым шымы trousers pants',
  jacket: 'куртк пиджак жакет jacket blazer',
  skirt: 'юбк =юбка skirt',
  hat: 'шапк шляп калпак =hat =cap beanie',
  bag: 'сумк баштык =bag bags',
}

const whole = new Map<string, string[]>()
const beginnings: { start: string; concept: string }[] = []
/** The longer Cyrillic beginnings as they sound: `rubashka`, `jetkiruu`. */
const typedInLatin: { start: string; concept: string }[] = []
for (const [concept, words] of Object.entries(table))
  for (const word of fold(words).split(' '))
    if (word.startsWith('=')) whole.set(word.slice(1), [...(whole.get(word.slice(1)) ?? []), concept])
    else {
      beginnings.push({ start: word, concept })
      if (/^[а-я]{4,}$/.test(word)) typedInLatin.push({ start: skeleton(word), concept })
    }

/** The ideas a folded word stands for: `доставка` and `жеткируу` are both 'delivery'. */
export function conceptsOf(word: string): string[] {
  const begun = beginnings.filter(({ start }) => word.startsWith(start))
  const sounding = /^[a-z]+$/.test(word) ? startingLike(skeleton(word)) : []
  return [...new Set([...(whole.get(word) ?? []), ...[...begun, ...sounding].map(({ concept }) => concept)])]
}

const startingLike = (sound: string) => typedInLatin.filter(({ start }) => sound.startsWith(start))
