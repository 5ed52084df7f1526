export const price = {
  free: 'бесплатно',
  charged: 'платно: {category}',
  category: 'Категория: {category}.',
  anyWindow: 'Платно: WhatsApp берёт деньги за каждый доставленный, при открытом окне тоже.',
  openWindow:
    'С октября 2026 платно и при открытом окне, раньше было бесплатно. Сколько взято, видно в счёте WhatsApp.',
  delivered: 'Платно: WhatsApp берёт деньги за каждый доставленный.',
}
