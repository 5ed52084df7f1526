/** Words after which comes whoever is greeted, as parts of an expression; in the languages of shops' templates. */
export const greetings = [
  ...['здравствуйте', 'приветствуем', 'добрый день', 'добрый вечер', 'доброе утро', 'привет'],
  ...['уважаемый', 'уважаемая', 'уважаемая\\(-ый\\)', 'уважаемый\\(-ая\\)', 'дорогой', 'дорогая'],
  ...['саламатсызбы', 'салам', 'ассалам алейкум', 'урматтуу', 'кымбаттуу'],
  ...['hello', 'hi', 'hey', 'dear', 'good morning', 'good afternoon', 'good evening'],
]
