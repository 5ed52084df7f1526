import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import type { Message, Product } from '../../../api/types.ts'
import { StoreProvider } from '../../../app/store.tsx'
import { formatter } from '../../../i18n/format.ts'
import { inRussian } from '../../../i18n/inRussian.tsx'
import { MessageBody } from '../MessageBody.tsx'
import { priceOf, sumsOf } from './cart.ts'

const shirt: Product = {
  id: 'p',
  slug: 'linen-shirt',
  texts: { ru: { title: 'Рубашка', description: '' } },
  variants: [
    { id: 'm', sku: 'LS-M', options: { size: 'M' }, price: { minor: 250_000, currency: 'KGS' }, stock: 1 },
    { id: 'l', sku: 'LS-L', options: { size: 'L' }, price: { minor: 250_000, currency: 'KGS' }, stock: 3 },
  ],
  updatedAt: '2026-11-24T10:00:00Z',
}
const here = { store: { id: 's', timeZone: 'Asia/Bishkek' } } as Parameters<typeof StoreProvider>[0]['here']

/** What stands in the bubble, without its marks. */
function read(content: Message['content'], known: { sku: string; items: Product[] }[] = []): string {
  const queries = new QueryClient()
  for (const { sku, items } of known)
    queries.setQueryData(['products', 's', 'sku', sku], { items, next: null })
  const message = { kind: 'text', text: 'Бул барбы?', attachments: [], quoted: null, content } as unknown
  const html = inRussian(
    <QueryClientProvider client={queries}>
      <StoreProvider here={here}>
        <MessageBody
          message={message as Message}
          language="ky"
          format={formatter('ru', here.store.timeZone)}
        />
      </StoreProvider>
    </QueryClientProvider>,
  )
  const words = html.replaceAll(/<[^>]+>/g, ' ')
  return words.replaceAll(/[\s\u00a0]+/g, ' ').trim()
}

describe('a question about a product of the catalogue', () => {
  it('says which one, above the words, by the shop’s own name', () => {
    const asked = read({ product: 'LS-L' }, [{ sku: 'LS-L', items: [shirt] }])
    expect(asked).toBe('Вопрос о товаре Рубашка, L LS-L Бул барбы?')
  })

  it('says the number alone where the shop has no such product, but something like it', () => {
    expect(read({ product: '4711' }, [{ sku: '4711', items: [shirt] }])).toBe(
      'Вопрос о товаре 4711 Бул барбы?',
    )
  })
})

describe('a cart', () => {
  const two = { sku: 'LS-L', quantity: 2, price: '2500', currency: 'KGS' }
  const belt = { sku: 'BELT', quantity: 1, price: '30.5', currency: 'KGS' }
  const ring = { sku: 'RING', quantity: 3, price: '1200', currency: 'JPY' }

  it('shows what each costs and what that comes to', () => {
    expect(read({ order: [two, belt] })).toBe(
      'Бул барбы? LS-L × 2 2 500 сом BELT × 1 30,50 сом Итого 5 030,50 сом',
    )
  })

  it('is summed in each of its currencies by itself', () => {
    expect(sumsOf([two, ring, belt])).toEqual([
      { minor: 503_050, currency: 'KGS' },
      { minor: 3600, currency: 'JPY' },
    ])
    expect(read({ order: [two, ring] })).toContain('Итого 5 000 сом + 3 600 JPY')
  })

  it('has no sum while one of its lines cannot be counted, and shows that line as it came', () => {
    expect(read({ order: [two, { sku: 'X', quantity: 1 }] })).not.toContain('Итого')
    const odd = read({ order: [two, { sku: 'X', quantity: 1, price: '12.345', currency: 'KGS' }] })
    expect(odd).toMatch(/X × 1 12\.345 KGS$/)
    expect(priceOf({ sku: 'X', quantity: 1, price: '12', currency: 'coins' })).toBeNull()
  })
})
