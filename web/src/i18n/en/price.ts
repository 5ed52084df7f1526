import type { Texts } from '../translate.ts'

export const price: Texts['price'] = {
  free: 'free',
  charged: 'charged: {category}',
  category: 'Category: {category}.',
  anyWindow: 'Charged: WhatsApp takes money for each one delivered, in an open window too.',
  openWindow:
    'Since October 2026 charged in an open window too, it was free before. What was taken stands in the bill of WhatsApp.',
  delivered: 'Charged: WhatsApp takes money for each one delivered.',
}
