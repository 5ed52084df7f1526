import { fold, skeleton } from './fold.ts'

/** Words by which people ask, in Russian, Kyrgyz and English: they say nothing about what is asked for. */
const asking = fold(`
  сколько скока скоко стоит стоят стоимость цена цену цены ценник почем есть ли у вас вам нас мне меня нужен нужна нужно нужны
  можно хочу хотел хотела хотим купить заказать покажите показать подскажите подскажи скажите расскажите пожалуйста
  здравствуйте здравствуй добрый доброе день вечер утро привет салам какой какая какое какие каких какого этот эта это эти
  такой такая такие что как где когда там наличии наличие имеется интересует я вы мы ты он она они его ее их бы же то ну вот
  еще или не да нет а и в на по с за до от из к для о об про будет ваш ваша ваши
  канча турат турады баасы баасын барбы бар бы бу би барсызбы сизде сиздерде силерде мага керек алам алсам болобу болот
  кандай кайсы эмне качан кайда жана менен үчүн саламатсызбы саламатсыздарбы сураныч айтып бериңиз берсеңиз берчи жокпу жок
  го дагы рахмат мен сиз биз силер ушул бул ошол деген бекен экен болсо
  how much many is are was the a an do does did you your have has got it its this that these there what which who can i could
  me my please hello hi hey price cost costs of for in on to and or any some want need would like buy order show us we they
  at with when where be will if about tell`)

const plain = new Set(asking.trim().split(/\s+/))
// `men` is an English noun first, whatever it means in Kyrgyz.
const typedInLatin = new Set([...plain].filter((word) => word.length > 2 && word !== 'мен').map(skeleton))

/** Whether a folded word only asks; also when it was typed in Latin letters (`skolko stoit`). */
export const onlyAsks = (word: string): boolean =>
  plain.has(word) || (/^[a-z]+$/.test(word) && typedInLatin.has(skeleton(word)))
