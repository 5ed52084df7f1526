import { describe, expect, it } from 'vitest'
import { offlineEmbedder } from './offline.ts'

async function likeness(a: string, b: string): Promise<number> {
  const [first = [], second = []] = await offlineEmbedder.embed([a, b], 'document')
  return first.reduce((sum, value, i) => sum + value * (second[i] ?? 0), 0)
}

describe('the embedder that needs no service', () => {
  it('gives the same unit vector of 512 for the same text', async () => {
    const [once, again] = await offlineEmbedder.embed(['Льняная рубашка', 'Льняная рубашка'], 'query')
    expect(once).toEqual(again)
    expect(once).toHaveLength(512)
    expect(Math.hypot(...(once ?? []))).toBeCloseTo(1, 4)
  })

  it.each([
    ['доставка', 'жеткирүү'],
    ['доставка', 'delivery'],
    ['жеткирүү', 'dostavka'],
    ['возврат', 'кайтаруу'],
    ['размер', 'өлчөм'],
    ['чёрный', 'black'],
    ['зыгыр көйнөк', 'linen shirt'],
    ['рубашка', 'рубашки'],
    ['көйнөк', 'койнок'],
  ])('holds "%s" and "%s" for kin', async (a, b) => {
    expect(await likeness(a, b)).toBeGreaterThan(offlineEmbedder.floor * 1.5)
  })

  it.each([
    ['доставка', 'рубашка'],
    ['платье', 'оплата'],
    ['велосипед', 'льняная рубашка'],
    ['white', 'вайфай'],
  ])('holds "%s" and "%s" for strangers', async (a, b) => {
    expect(await likeness(a, b)).toBeLessThan(offlineEmbedder.floor)
  })

  it('has a direction even for a text without words', async () => {
    const [vector] = await offlineEmbedder.embed(['?!'], 'query')
    expect(Math.hypot(...(vector ?? []))).toBe(1)
  })
})
