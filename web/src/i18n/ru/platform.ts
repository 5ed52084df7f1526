export const platform = {
  title: 'Платформа',
  deliveries: 'Доставки, которые никому не достались',
  lead: 'Что прислали WhatsApp, Instagram и Telegram, а ни один магазин не получил: сто последних. Здесь видны слова клиентов. Хранится 30 дней.',
  empty: 'Всё дошло',
  emptyWhy: 'Каждая доставка нашла свой магазин.',
  dead: 'три попытки не удались',
  unrouted: 'аккаунт не подключён ни к одному магазину',
  unclear: 'часть не понята',
  number: '№ {number}',
  retryOne: 'Повторить доставку № {number}',
  retried: 'Доставка снова в очереди.',
  bytes: { one: '{count} байт', few: '{count} байта', many: '{count} байт', other: '{count} байта' },
}
