import { describe, expect, it } from 'vitest'
import { formatter, minorPerUnit } from './format.ts'

const bishkek = 'Asia/Bishkek'

describe('what people read', () => {
  it('writes som without cents and without a place to break', () => {
    expect(formatter('ru', bishkek).money({ minor: 145_000, currency: 'KGS' })).toBe('1\u00a0450\u00a0сом')
    expect(formatter('en', bishkek).money({ minor: 145_050, currency: 'KGS' })).toBe('1,450.50\u00a0som')
    expect(formatter('ky', bishkek).money({ minor: -29_000, currency: 'KGS' })).toBe('−290\u00a0сом')
  })

  it('keeps the units of currencies that have no cents', () => {
    expect(minorPerUnit('JPY')).toBe(1)
    expect(formatter('en', bishkek).money({ minor: 1500, currency: 'JPY' })).toBe('1,500\u00a0JPY')
  })

  it('tells the time by the clock of the store', () => {
    expect(formatter('ru', bishkek).time('2026-11-24T20:30:00Z')).toBe('02:30')
    expect(formatter('ru', bishkek).dayKey('2026-11-24T20:30:00Z')).toBe('2026-11-25')
  })

  it('names the month in Kyrgyz although browsers do not know it', () => {
    expect(formatter('ky', bishkek).date('2020-11-18T05:00:00Z')).toBe('2020-жыл, 18-ноябрь')
  })
})
