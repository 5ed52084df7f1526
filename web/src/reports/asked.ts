export const spans = ['1', '7', '30', '90'] as const
export type Span = (typeof spans)[number]

/** What a report is about, as it stands in the address. */
export interface Asked {
  days?: Span
  from?: string
  to?: string
  channel?: string
  member?: string
}

const usual: Span = '7'
const dayShape = /^\d{4}-\d\d-\d\d$/

/** What is not understood is left out. */
export function askedOf(search: Record<string, unknown>): Asked {
  const days = spans.find((span) => span === String(search['days']))
  const [from, to] = [search['from'], search['to']].map(asDay)
  const named = (name: 'channel' | 'member') => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value } : {}
  }
  return {
    ...(from && to && from <= to ? { from, to } : days && days !== usual ? { days } : {}),
    ...named('channel'),
    ...named('member'),
  }
}

const asDay = (value: unknown): string | null =>
  typeof value === 'string' && dayShape.test(value) && !Number.isNaN(Date.parse(value)) ? value : null

export const spanOf = ({ days, from }: Asked): Span | 'own' => (from ? 'own' : (days ?? usual))

/** As the server is asked. */
export const questionOf = ({ days, ...rest }: Asked) => ({
  ...rest,
  ...(!rest.from && { days: Number(days ?? usual) }),
})
