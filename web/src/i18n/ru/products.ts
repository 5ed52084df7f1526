export const products = {
  title: 'Товары',
  put: 'Вставить товар',
  hint: 'Товар: наберите # и название',
  left: { one: 'есть {count}', few: 'есть {count}', many: 'есть {count}', other: 'есть {count}' },
  there: 'в наличии',
  soldOut: 'сейчас нет',
  none: 'В каталоге пока нет товаров.',
  notFound: 'Такого товара нет.',
  key: 'вставить товар',
}
