import { describe, expect, it } from 'vitest'
import { fillSlots, slotsIn, stockWords } from './slots.ts'

const quotes = new Map([
  ['LS-L', { sku: 'LS-L', price: { minor: 250_000n, currency: 'KGS' }, stock: 3 }],
  ['LS-M', { sku: 'LS-M', price: { minor: 250_050n, currency: 'KGS' }, stock: 0 }],
])

describe('slots', () => {
  it('are found with their kind and variant', () => {
    expect(slotsIn('a {{price sku=LS-L}} b {{ stock sku="LS-M" }}')).toEqual([
      { kind: 'price', sku: 'LS-L' },
      { kind: 'stock', sku: 'LS-M' },
    ])
  })

  it('are filled in the words of the customer, groups held together by no-break spaces', () => {
    const reply = '{{price sku=LS-L}}; {{stock sku=LS-L}}.'
    expect(fillSlots(reply, quotes, 'ru')).toEqual({
      ok: true,
      text: '2\u00a0500\u00a0сом; есть, 3\u00a0шт.',
    })
    expect(fillSlots(reply, quotes, 'ky')).toEqual({
      ok: true,
      text: '2\u00a0500\u00a0сом; бар, 3\u00a0даана.',
    })
    expect(fillSlots(reply, quotes, 'en')).toEqual({
      ok: true,
      text: '2\u00a0500\u00a0som; in stock, 3\u00a0left.',
    })
  })

  it('show cents only when there are any, and say plainly that nothing is left', () => {
    expect(fillSlots('{{price sku=LS-M}}, {{stock sku=LS-M}}', quotes, 'ru')).toEqual({
      ok: true,
      text: '2\u00a0500,50\u00a0сом, нет в наличии',
    })
    expect([stockWords(0, 'ky'), stockWords(0, 'en'), stockWords(null, 'ru')]).toEqual([
      'азыр жок',
      'out of stock',
      'есть',
    ])
  })

  it('fail as a whole when one variant is unknown', () => {
    expect(fillSlots('{{price sku=LS-L}} {{price sku=NO}}', quotes, 'ru')).toEqual({
      ok: false,
      unknown: ['NO'],
    })
  })
})
