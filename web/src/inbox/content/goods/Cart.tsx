import { ShoppingBag } from 'lucide-react'
import type { Message } from '../../../api/types.ts'
import { useHere } from '../../../app/store.tsx'
import { useFormat, useT } from '../../../i18n/i18n.tsx'
import { seenText } from '../../strangers/seen.ts'
import { priceOf, sumsOf } from './cart.ts'

type Order = NonNullable<Message['content']['order']>

/** What a customer put into the cart, at the prices that they saw, and what it comes to. */
export function Cart({ order }: { order: Order }) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const sums = sumsOf(order)
  return (
    <>
      {order.map((line) => (
        <p key={`${line.sku} ${line.price}`} className="card-line">
          <ShoppingBag aria-hidden="true" />
          <span className="num grow">
            <bdi>{seenText(line.sku)}</bdi> × {format.number(line.quantity)}
          </span>
          <LinePrice line={line} />
        </p>
      ))}
      {sums.length > 0 && (
        <p className="flex gap-2 justify-between px-2 mb-1 text-sm">
          <span className="text-muted">{t('goods.sum')}</span>
          <span className="num text-ink">{sums.map(format.money).join(' + ')}</span>
        </p>
      )}
    </>
  )
}

/** Of one; what cannot be read as an amount stands as it came. */
function LinePrice({ line }: { line: Order[number] }) {
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const price = priceOf(line)
  const words = price ? format.money(price) : [line.price, line.currency].filter(Boolean).join(' ')
  return words && <bdi className="num text-muted">{seenText(words)}</bdi>
}
