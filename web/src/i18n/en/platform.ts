import type { Texts } from '../translate.ts'

export const platform: Texts['platform'] = {
  title: 'Platform',
  deliveries: 'Deliveries that reached nobody',
  lead: 'What WhatsApp, Instagram and Telegram sent and no store got: the newest hundred. Words of customers can be seen here. Kept for 30 days.',
  empty: 'Everything arrived',
  emptyWhy: 'Each delivery found its store.',
  dead: 'three tries failed',
  unrouted: 'the account is connected to no store',
  unclear: 'a part was not understood',
  number: 'No. {number}',
  retryOne: 'Try delivery No. {number} again',
  retried: 'The delivery is in the queue again.',
  bytes: { one: '{count} byte', other: '{count} bytes' },
}
