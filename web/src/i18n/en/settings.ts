import type { Texts } from '../translate.ts'

export const settings: Texts['settings'] = {
  title: 'Settings',
  you: 'You',
  store: 'Store',
  people: 'People',
  language: 'Language',
  theme: 'Theme',
  themeSystem: 'As the system',
  themeLight: 'Light',
  themeDark: 'Dark',
  owner: 'owner',
  admin: 'administrator',
  operator: 'operator',
  currency: 'Currency',
  sendBy: 'Send a message with',
  sendByEnter: 'Enter',
  sendByCtrl: 'Ctrl and Enter together',
}
