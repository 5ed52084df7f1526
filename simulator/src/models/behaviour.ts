import * as z from 'zod'

/** How a request is answered instead of by the brain. Times are milliseconds unless the name says seconds.
 *  - `lie`: looks things up as usual, then writes prices, stock and discounts in digits of its own
 *  - `hang`: says nothing until the caller leaves; with `ms`, answers after that time
 *  - `429`, `500`: refuses in the provider's own words; `quota` means that waiting will not help
 *  - `garbage`: half of a JSON document with status 200
 *  - `cut`: half of the right answer, then a broken connection
 *  - `obedient`: calls every tool that the context orders with `CALL tool {json}`
 *  - `text`, `tool`: says exactly this, calls exactly this
 *  - `empty`: an answer without a word */
export const Behaviour = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('brain') }),
  z.strictObject({ kind: z.literal('lie'), text: z.string().optional() }),
  z.strictObject({ kind: z.literal('hang'), ms: z.int().positive().optional() }),
  z.strictObject({
    kind: z.literal('429'),
    quota: z.boolean().optional(),
    retryAfterSeconds: z.number().nonnegative().optional(),
  }),
  z.strictObject({ kind: z.literal('500'), overloaded: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('garbage') }),
  z.strictObject({ kind: z.literal('cut') }),
  z.strictObject({ kind: z.literal('obedient') }),
  z.strictObject({ kind: z.literal('empty') }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({
    kind: z.literal('tool'),
    name: z.string(),
    input: z.record(z.string(), z.unknown()).default({}),
  }),
])
export type Behaviour = z.infer<typeof Behaviour>

const byName: Record<string, Behaviour> = {
  lie: { kind: 'lie' },
  hang: { kind: 'hang' },
  '429': { kind: '429' },
  quota: { kind: '429', quota: true },
  '500': { kind: '500' },
  overloaded: { kind: '500', overloaded: true },
  garbage: { kind: 'garbage' },
  cut: { kind: 'cut' },
  obedient: { kind: 'obedient' },
  empty: { kind: 'empty' },
}

/** A model called `sim-lie`, `sim-429` and so on always behaves so; any other name leaves it to the brain. */
export function behaviourOfModel(model: string): Behaviour {
  const name = /(?:^|-)sim-([a-z0-9]+)$/.exec(model)?.[1]
  return (name && byName[name]) || { kind: 'brain' }
}
