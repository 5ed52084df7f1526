import type { Texts } from '../translate.ts'

export const assistantOff: Texts['assistantOff'] = {
  contact: 'The assistant answers this customer',
  contactHint: 'On all channels. Switch it off for a supplier or family.',
  byChannel: 'On the channel {channel} the assistant is off for everybody.',
  channel: 'The assistant answers on this channel',
  channelOff: 'Whoever writes here is answered by people.',
  saidOff: '{name}: the assistant no longer answers here.',
  saidOn: '{name}: the assistant answers again.',
  bannerContact: '{assistant} is silent: the assistant is off for this customer.',
  bannerChannel: '{assistant} is silent: the assistant is off on this channel.',
  on: 'Switch on for the customer',
  lineContact: '{name}: assistant switched off for this customer',
  lineChannel: '{name}: assistant switched off on this channel',
  lineOn: '{name}: assistant switched on again',
  refusedContact: 'The assistant is off for this customer. Switch it on in the customer’s card first.',
  refusedChannel: 'The assistant is off on this channel. Switch it on under Channels first.',
}
