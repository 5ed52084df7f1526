export const sorts = ['recent', 'name', 'newest'] as const
export type ContactSort = (typeof sorts)[number]

/** What the list of contacts is asked for, and who is open beside it: the address holds it. */
export interface Asked {
  q?: string
  channel?: string
  label?: string
  order?: Exclude<ContactSort, 'recent'>
  contact?: string
}

const names = ['q', 'channel', 'label', 'contact'] as const

/** Whatever else stands in an address means nothing. */
export function askedOf(search: Record<string, unknown>): Asked {
  const asked: Asked = {}
  for (const name of names) {
    const value = search[name]
    if (typeof value === 'string' && value !== '') asked[name] = value
  }
  const { order } = search
  if (order === 'name' || order === 'newest') asked.order = order
  return asked
}
