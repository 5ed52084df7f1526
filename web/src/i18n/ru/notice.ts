export const notice = {
  number_quality: 'Качество номера: {word}',
  number_name: 'Имя номера: {word}',
  capability: 'Новые пределы: {limit}',
  account: 'Аккаунт: {word}',
  alert: 'Сообщение Meta: {word}',
  limit: 'до {limit} новых собеседников в день',
}
