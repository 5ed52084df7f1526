import type { Texts } from '../translate.ts'

export const guards: Texts['guards'] = {
  price: 'Каталогдо «{name}» баасы: {price}. Бааны текшериңиз.',
  phone: 'Билдирүүдө телефон номери бар. Аны кардар көрөт.',
  card: 'Билдирүүдө карта номери бар. Аны кардар көрөт.',
  mend: 'Оңдоо',
  sendAll: 'Баары туура',
}
