import type { MessageTemplate } from '../api/types.ts'

/**
 * How a template is charged: by its category, for each one delivered. Those about what a customer asked for were free in an
 * open window until October 2026.
 */
export const priceOf = (
  category: MessageTemplate['category'],
  open: boolean,
): 'anyWindow' | 'openWindow' | 'delivered' => {
  if (category !== 'utility') return 'anyWindow'
  return open ? 'openWindow' : 'delivered'
}
