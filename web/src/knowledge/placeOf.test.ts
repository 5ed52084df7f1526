import { describe, expect, it } from 'vitest'
import { placeOf } from './placeOf.ts'

const text = `# Доставка

По **городу** — [200 сом](https://tutum.example), от 5 000 сом бесплатно.

## Возврат

Примем в течение 14 дней, если бирка цела.`

const words = (passage: string) => {
  const place = placeOf(text, passage)
  return place && text.slice(place.from, place.to)
}

describe('the place of a passage in its document', () => {
  it('is found through the marks that the passage has lost', () => {
    expect(words('По городу — 200 сом')).toBe('По **городу** — [200 сом')
  })

  it('is found by its beginning when the rest is said otherwise now', () => {
    expect(words('Примем в течение 14 дней, если чек цел и бирка не срезана')).toBe(
      'Примем в течение 14 дней, если',
    )
  })

  it('is told of nowhere rather than anywhere', () => {
    expect(words('Самовывоз с улицы Токтогула')).toBeNull()
    expect(words('По')).toBeNull()
    expect(words('')).toBeNull()
    expect(words('.*')).toBeNull()
  })

  it('is found in a text of any length, whatever signs the passage holds', () => {
    const long = `${'слово '.repeat(50_000)}Работаем (каждый) день`
    expect(placeOf(long, 'Работаем (каждый) день')).toEqual({ from: 300_000, to: 300_000 + 22 })
  })
})
