export const fileReason = {
  tooLarge: 'файл больше 100 МБ',
  program: 'это программа',
  markup: 'в файле может быть скрипт',
  broken: 'файл повреждён',
  forbidden: 'его адрес не разрешён',
  gone: 'у канала его больше нет',
  unreachable: 'канал не ответил',
}
