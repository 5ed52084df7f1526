import type { Texts } from '../translate.ts'

export const start: Texts['start'] = {
  noChannel: 'There is nowhere to write to yet',
  noChannelWhy: 'Connect WhatsApp, Instagram or Telegram, and whatever people write to you comes here.',
  noChannelOperator: 'There is no channel. An owner or an admin can connect one.',
  phone: 'Open the simulator’s phone',
  nobody: 'Nobody has written yet',
  nobodyWhy:
    'See for yourself: write from your phone as a customer would, and the conversation appears here.',
  nobodyPhone:
    'See for yourself: write from the simulator’s phone as a customer would, and the conversation appears here.',
  writeOn: 'Write on {channel}:',
}
