/** Until when a conversation is out of the way: a time, the contact's reply, or an hour before the window closes. */
export const snoozeWhys = ['hour', 'evening', 'tomorrow', 'monday', 'reply', 'window'] as const
export type SnoozeWhy = (typeof snoozeWhys)[number]
