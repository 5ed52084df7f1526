export const goods = {
  asked: 'Вопрос о товаре',
  sum: 'Итого',
}
