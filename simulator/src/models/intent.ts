/** What a customer's words are about, as far as a rule can tell. */
export type Intent = 'greeting' | 'person' | 'shop' | 'goods'

const person =
  /оператор|менеджер|живой человек|с человеком|позовите|адам менен|оператор менен|human|operator|real person|representative/iu

const shop =
  /доставк|достав(ля|ите)|возврат|вернуть|обмен|оплат|адрес|график|режим|работаете|открыт|закрыт|гаранти|самовывоз|где вы|находитесь|жеткир|кайтар|алмаштыр|төлө|дарек|иште|ачык|кепилдик|deliver|shipping|return|refund|exchange|opening|hours|address|payment|warranty|pick ?up|where are you/iu

const greeting =
  /^(привет|здравствуйте|добрый (день|вечер)|доброе утро|салам|саламатсызбы|hello|hi|hey|good (morning|afternoon|evening)|ping|\?)[\s!.,)👋]*$/iu

/** Reads the intent; whatever is not recognised is taken for a question about goods. */
export function intentOf(words: string): Intent {
  if (words === '' || greeting.test(words)) return 'greeting'
  if (person.test(words)) return 'person'
  return shop.test(words) ? 'shop' : 'goods'
}
