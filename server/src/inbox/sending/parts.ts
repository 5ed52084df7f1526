import { z } from 'zod'
import type { OutboundContent } from '#channels'

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !text.includes('\0'), 'must not hold NUL')

const Location = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: words(200).optional(),
  address: words(300).optional(),
})
const Card = z.strictObject({
  name: words(200).optional(),
  phones: z
    .array(
      z
        .string()
        .trim()
        .regex(/^\+?(?=(?:\D*\d){5})[\d ()-]{5,24}$/),
    )
    .min(1)
    .max(5),
})
const Opens = z.strictObject({
  button: words(40).describe('On the button'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .describe('What it opens'),
})
const Goods = z.strictObject({
  catalogId: words(64),
  header: words(60).optional().describe('Over several'),
  sections: z
    .array(z.strictObject({ title: words(24).optional(), skus: z.array(words(100)).min(1).max(30) }))
    .min(1)
    .max(10),
})
const Flow = z
  .strictObject({
    id: words(64),
    button: words(20).describe('Opens the form'),
    token: words(200).optional().describe('Comes back with the answers'),
    screen: words(100).optional().describe('Where it begins'),
    data: z
      .record(z.string().max(100), z.union([z.string().max(1000), z.number(), z.boolean()]))
      .optional()
      .describe('What the screen begins with; not without `screen`'),
  })
  .refine(({ screen, data }) => data === undefined || screen !== undefined, 'data belongs to a screen')

/** Words that go with something to do: at most one of them, and neither buttons nor a list beside it. */
export const WordedParts = {
  opens: Opens.optional().describe('A button that opens an address'),
  asksPlace: z.literal(true).optional().describe('A button by which the customer shares where they are'),
  goods: Goods.optional().describe('Goods of the catalogue at the provider'),
  flow: Flow.optional().describe('A form that is published at the provider'),
}

/** One of them alone leaves: beside another it would be shown and not be sent. */
const apart = ['buttons', 'list', 'asksPhone', 'opens', 'asksPlace', 'goods', 'flow'] as const

export const holdsOneAtMost = (said: { readonly [Name in (typeof apart)[number]]?: unknown }): boolean =>
  apart.filter((name) => said[name] !== undefined).length <= 1

/** What says all by itself. */
export const StandingParts = {
  location: Location,
  cards: z.array(Card).min(1).max(5).describe('People with their numbers'),
}

/** What a message holds beside words, files, buttons and rows; kept in its detail under the same names. */
export interface SentPart {
  readonly opens?: z.infer<typeof Opens> | undefined
  readonly asksPlace?: true | undefined
  readonly goods?: z.infer<typeof Goods> | undefined
  readonly flow?: z.infer<typeof Flow> | undefined
  readonly location?: z.infer<typeof Location> | undefined
  readonly cards?: z.infer<typeof Card>[] | undefined
}

export const partNames = ['opens', 'asksPlace', 'goods', 'flow', 'location', 'cards'] as const

/** Selects it: `m` is the message. */
export const partColumn = `jsonb_strip_nulls(jsonb_build_object(${partNames
  .map((name) => `'${name}', m.detail->'${name}'`)
  .join(', ')})) as part`

/** Undefined where there is none of it. */
export function partContent(part: SentPart, said: string | null): OutboundContent | undefined {
  const { opens, asksPlace, goods, flow, location, cards } = part
  const text = said ?? ''
  if (location) return { kind: 'location', location: whole(location) }
  if (cards) return { kind: 'contacts', cards: cards.map(whole) }
  if (opens) return { kind: 'link', text, ...opens }
  if (asksPlace) return { kind: 'location_request', text }
  if (goods) return { kind: 'goods', text, goods: { ...whole(goods), sections: goods.sections.map(whole) } }
  return flow && { kind: 'flow', text, flow: whole(flow) }
}

export const kindOfPart = ({ location, cards }: SentPart): 'location' | 'contacts' | undefined =>
  location ? 'location' : cards && 'contacts'

type Whole<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** What was left out is not there, rather than undefined. */
const whole = <T extends object>(given: T): Whole<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Whole<T>
