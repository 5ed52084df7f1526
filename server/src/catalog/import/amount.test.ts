import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoney } from '#platform/money.ts'
import { parseAmount } from './amount.ts'

const good: readonly (readonly [string, bigint])[] = [
  ['1250', 125_000n],
  ['1 250,00 сом', 125_000n],
  ['1\u00a0250,00\u00a0сом', 125_000n],
  ['1\u202f250', 125_000n],
  ["1'250.50", 125_050n],
  ['1.250,00', 125_000n],
  ['1,250.00', 125_000n],
  ['1,250', 125_000n],
  ['1.250', 125_000n],
  ['12.345.678', 1_234_567_800n],
  ['1250,5', 125_050n],
  ['99,9', 9_990n],
  ['0', 0n],
  ['2500 KGS', 250_000n],
  ['KGS 2500', 250_000n],
  ['2500с.', 250_000n],
  ['2500 СОМ.', 250_000n],
  ['2500,-', 250_000n],
  ['2500,000', 250_000n],
  ['0,500', 50n],
]

const bad: readonly (readonly [string, string])[] = [
  ['', 'missing'],
  ['   ', 'missing'],
  ['-100', 'negative'],
  ['−100 сом', 'negative'],
  ['договорная', 'not_a_number'],
  ['от 500 до 700', 'not_a_number'],
  ['1,2,3', 'not_a_number'],
  ['12.34.56', 'not_a_number'],
  ['1250,555.1', 'not_a_number'],
  ['12,3456', 'too_precise'],
  ['2500,555', 'too_precise'],
  ['100 ₽', 'currency_wrong'],
  ['$20', 'currency_wrong'],
  ['20 EUR', 'currency_wrong'],
  ['999999999999999', 'too_large'],
]

describe('reading a price as people write it', () => {
  it.each(good)('understands "%s"', (text, minor) => {
    expect(parseAmount(text, 'KGS')).toEqual({ ok: true, minor })
  })

  it.each(bad)('refuses "%s": %s', (text, reason) => {
    expect(parseAmount(text, 'KGS')).toEqual({ ok: false, reason })
  })

  it('keeps to the decimals of the currency', () => {
    expect(parseAmount('1500', 'JPY')).toEqual({ ok: true, minor: 1500n })
    expect(parseAmount('1.500', 'KWD')).toEqual({ ok: true, minor: 1500n })
  })

  it('reads back every price that we show', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 13n), fc.constantFrom('ru', 'en'), (minor, language) => {
        const shown = formatMoney({ minor, currency: 'KGS' }, language)
        expect(parseAmount(shown, 'KGS')).toEqual({ ok: true, minor })
      }),
    )
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseAmount(text, 'KGS').ok === 'boolean'))
  })
})
