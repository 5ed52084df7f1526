import fc from 'fast-check'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const hostileValues: Json[] = [
  null,
  true,
  0,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  '9'.repeat(400),
  'ң'.repeat(600),
  [],
  {},
  [[[[[[[[[[]]]]]]]]]],
]

type Change =
  | { act: 'drop'; at: number }
  | { act: 'wrap' | 'double'; at: number }
  | { act: 'replace'; at: number; value: Json }
  | { act: 'transplant'; at: number; from: number }

const place = fc.nat(10_000)
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ act: fc.constant('drop' as const), at: place }),
  fc.record({ act: fc.constantFrom('wrap' as const, 'double' as const), at: place }),
  fc.record({
    act: fc.constant('replace' as const),
    at: place,
    value: fc.oneof(fc.constantFrom(...hostileValues), fc.jsonValue({ maxDepth: 2 })),
  }) as fc.Arbitrary<Change>,
  fc.record({ act: fc.constant('transplant' as const), at: place, from: place }),
)
/** Of the bytes on the way. */
const damage = fc.option(fc.record({ at: place, byte: fc.nat(255), cut: fc.boolean() }), {
  nil: undefined,
  freq: 8,
})

/** Bodies like the samples with parts missing, doubled, of a wrong type or in the wrong place, and some with broken bytes. */
export function mutantsOf(samples: readonly object[]): fc.Arbitrary<Buffer> {
  const texts = samples.map((sample) => JSON.stringify(sample))
  return fc
    .record({
      sample: fc.constantFrom(...texts),
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
      damage,
    })
    .map(({ sample, changes, damage }) => {
      const root: Json[] = [JSON.parse(sample)]
      for (const one of changes) apply(root, one)
      const bytes = Buffer.from(JSON.stringify(root[0] ?? null))
      if (!damage) return bytes
      const at = damage.at % bytes.length
      if (damage.cut) return bytes.subarray(0, at)
      bytes[at] = damage.byte
      return bytes
    })
}

interface Slot {
  readonly holder: Json[] | { [key: string]: Json }
  readonly key: string
}

function apply(root: Json[], change: Change): void {
  const slots = slotsOf(root)
  const slot = slots[change.at % Math.max(slots.length, 1)]
  if (!slot) return
  if (change.act === 'drop') drop(slot)
  else write(slot, structuredClone(changed(slots, slot, change)))
}

function changed(slots: readonly Slot[], slot: Slot, change: Exclude<Change, { act: 'drop' }>): Json {
  switch (change.act) {
    case 'wrap':
      return [read(slot)]
    case 'double':
      return [read(slot), read(slot)]
    case 'replace':
      return change.value
    case 'transplant':
      return read(slots[change.from % slots.length] ?? slot)
  }
}

function drop({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
}

const read = ({ holder, key }: Slot): Json =>
  (Array.isArray(holder) ? holder[Number(key)] : holder[key]) ?? null

function write({ holder, key }: Slot, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value
  else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

function slotsOf(holder: Json): Slot[] {
  if (typeof holder !== 'object' || holder === null) return []
  return Object.entries(holder).flatMap(([key, value]) => [{ holder, key }, ...slotsOf(value)])
}
