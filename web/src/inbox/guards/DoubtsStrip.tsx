import { TriangleAlert } from 'lucide-react'
import { useHere } from '../../app/store.tsx'
import { priceSpan, titleOf } from '../../catalog/productWords.ts'
import { useFormat, useI18n } from '../../i18n/i18n.tsx'
import type { Doubts } from './useGuards.ts'

interface Props {
  doubts: Doubts
  onSend: () => void
  onMend: () => void
}

/** A gentle word before something goes that may be a slip; it goes all the same when it is sent once more. */
export function DoubtsStrip({ doubts: { sensitive, differing }, onSend, onMend }: Props) {
  const { t, language } = useI18n()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  return (
    <div className="px-3.5 pb-2 flex flex-wrap items-center gap-2 text-sm" role="alert">
      <TriangleAlert className="small text-attention shrink-0" aria-hidden="true" />
      <div className="grow basis-60 min-w-0">
        {differing.map((product) => (
          <p key={product.id}>
            {t('guards.price', {
              name: titleOf(product, language) ?? product.slug,
              price: priceSpan(product.variants, format),
            })}
          </p>
        ))}
        {sensitive.map((kind) => (
          <p key={kind}>{t(`guards.${kind}`)}</p>
        ))}
      </div>
      <span className="flex gap-1">
        <button type="button" className="btn small" onClick={onMend}>
          {t('guards.mend')}
        </button>
        <button type="button" className="btn quiet small" onClick={onSend}>
          {t('guards.sendAll')}
        </button>
      </span>
    </div>
  )
}
