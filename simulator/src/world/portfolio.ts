import { demoMetaApp, type WhatsAppAccount } from './accounts.ts'
import type { World } from './world.ts'

/** What a number has that is not simply registered. */
type Kind = Pick<WhatsAppAccount, 'registered' | 'pin' | 'phoneApp'>

/** The numbers that the shop's owner has at Meta beside the connected one; each is known here once it is let in. */
const numbers: readonly (Pick<WhatsAppAccount, 'id' | 'wabaId' | 'displayNumber' | 'name'> & Kind)[] = [
  {
    id: '206540352242901',
    wabaId: '202290129340301',
    displayNumber: '+996 555 020 301',
    name: 'Ayperi Outlet',
    registered: false,
  },
  {
    id: '206540352242902',
    wabaId: '202290129340301',
    displayNumber: '+996 555 020 302',
    name: 'Ayperi Kids',
    registered: false,
    pin: '246810',
  },
  {
    id: '206540352242903',
    wabaId: '202290129340303',
    displayNumber: '+996 555 020 303',
    name: 'Ayperi Osh',
    phoneApp: { sharesHistory: true, joinedAt: 0, asked: [] },
  },
]

/** The numbers that the dialog offers: those of the phone app or the others, the connected ones too. */
export function offered(world: World, fromPhoneApp: boolean): WhatsAppAccount[] {
  const known = world.accounts.filter((account) => account.channel === 'whatsapp')
  const others = portfolio().filter(({ id }) => !known.some((account) => account.id === id))
  return [...known, ...others].filter(({ phoneApp }) => (phoneApp !== undefined) === fromPhoneApp)
}

/** All of them as they are before anybody lets them in. */
export const portfolio = (): WhatsAppAccount[] =>
  numbers.map((number) => ({
    channel: 'whatsapp',
    ...structuredClone(number),
    // Nobody holds this one: sign-ups give out tokens of their own.
    token: `unused-${number.id}`,
    ...demoMetaApp,
    subscribed: false,
    callbackUrl: null,
    pairBurst: 45,
    throughput: 1000,
  }))
