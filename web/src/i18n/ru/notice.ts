export const notice = {
  number_quality: 'Качество номера: {word}',
  number_name: 'Имя номера: {word}',
  capability: 'Новые пределы: {limit}',
  account: 'Аккаунт: {word}',
  alert: 'Сообщение Meta: {word}',
  limit: 'до {limit} новых собеседников в день',
  standing_quality: 'Качество номера: было {before}, стало {after}',
  standing_limit: 'Предел: было {before}, стало {after}',
  standing_throughput: 'Скорость: было {before}, стало {after}',
  standing_nameStatus: 'Имя номера: было {before}, стало {after}',
}
