import type { Channel } from './accounts.ts'

/** A customer as one channel knows them. `id` is the wa_id, the Instagram-scoped id or the Telegram user id. */
export type Customer = {
  channel: Channel
  id: string
  name: string
  username: string
  /** WhatsApp: the shop is told the business-scoped id alone, never the number */
  numberHidden?: boolean
}

/** Somebody who owns the phone: one customer on each channel. */
export type Person = { key: string; name: string; identities: Record<Channel, Customer> }

// biome-ignore format: by rows of eight
const names = [
  'Aibek', 'Nurai', 'Azamat', 'Gulnara', 'Bermet', 'Daniyar', 'Ainura', 'Sanjar',
  'Cholpon', 'Erlan', 'Jyldyz', 'Kubat', 'Aigerim', 'Ulan', 'Saltanat', 'Timur',
  'Nazgul', 'Maksat', 'Begimai', 'Islam', 'Kanykei', 'Emir', 'Altynai',
] as const

/** Makes the person with the running number `n`; number 0 is Meerim, the contact of the demo world. */
export function makePerson(n: number): Person {
  const name = n === 0 ? 'Meerim' : (names[(n - 1) % names.length] ?? 'Aibek')
  const handle = n === 0 ? 'meerim' : `${name.toLowerCase()}${n}`
  const digits = String(n).padStart(4, '0')
  return {
    key: handle,
    name,
    identities: {
      whatsapp: { channel: 'whatsapp', id: `99670012${digits}`, name, username: handle },
      instagram: { channel: 'instagram', id: `100000000000${digits}1`, name, username: `${handle}.kg` },
      telegram: { channel: 'telegram', id: `55500${digits}`, name, username: `${handle}_kg` },
    },
  }
}

/** The business-scoped user id of a WhatsApp customer: the same person looks different to every portfolio. */
export function businessScopedUserId(customerId: string, wabaId: string): string {
  return `KG.${wabaId.slice(-6)}${customerId}`
}
