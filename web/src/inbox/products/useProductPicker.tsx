import { useQuery } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import { flushSync } from 'react-dom'
import { listProducts } from '../../api/catalog.ts'
import type { Conversation, Language } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { formatter } from '../../i18n/format.ts'
import { languages, translateIn, useFormat, useI18n } from '../../i18n/i18n.tsx'
import { Suggestions } from '../composing/Suggestions.tsx'
import { useSuggestions } from '../composing/useSuggestions.ts'
import { askedAt, withWords } from './asked.ts'
import { type Offer, offerName, offersOf, offerText } from './productText.ts'

const most = 20

/** The menu under `#`: the catalogue with its prices and stock as they are now. `onWrite` gets the whole text. */
export function useProductPicker(
  conversation: Conversation,
  draft: string,
  fieldRef: RefObject<HTMLTextAreaElement | null>,
  onWrite: (text: string) => void,
) {
  const { t, language } = useI18n()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const caret = fieldRef.current?.selectionStart ?? draft.length
  const asked = draft.includes('#') ? askedAt(draft, caret) : undefined
  const [closedAt, setClosedAt] = useState<number | null>(null)
  if (closedAt !== null && asked?.at !== closedAt) setClosedAt(null)
  const open = asked !== undefined && closedAt === null
  const products = useQuery({
    queryKey: ['products', store.id, 'picker', asked?.query ?? ''],
    queryFn: () => listProducts(store.id, asked?.query ?? '', null),
    enabled: open,
    // A price is worth nothing when it is old.
    staleTime: 0,
    placeholderData: (before) => before,
  })
  const offers = open ? offersOf(products.data?.items ?? []).slice(0, most) : []
  const theirs = languageFor(conversation.contact.language, store.languages[0] ?? language)

  const pick = async (offer: Offer) => {
    if (!asked) return
    const told = { t: await translateIn(theirs), format: formatter(theirs, store.timeZone), language: theirs }
    const written = withWords(draft, asked, caret, offerText(offer, told))
    flushSync(() => onWrite(written.text))
    fieldRef.current?.focus()
    fieldRef.current?.setSelectionRange(written.caret, written.caret)
  }
  const suggestions = useSuggestions({
    items: offers,
    question: asked?.query ?? '',
    onPick: (offer: Offer) => void pick(offer),
    onClose: () => setClosedAt(asked?.at ?? null),
  })
  const menu = (
    <>
      <Suggestions list={suggestions.list} label={t('products.title')} keyOf={({ variant }) => variant.id}>
        {(offer) => (
          <span className="grow min-w-0 flex items-baseline gap-3">
            <span className="grow min-w-0">
              <span className="block cut">{offerName(offer, language)}</span>
              <span className="block text-xs text-muted">{offer.variant.sku}</span>
            </span>
            <span className="text-right shrink-0">
              <span className="block num">{format.money(offer.variant.price)}</span>
              <span className={`block text-xs ${offer.variant.stock > 0 ? 'text-muted' : 'text-attention'}`}>
                {offer.variant.stock > 0
                  ? t('products.left', { count: offer.variant.stock })
                  : t('products.soldOut')}
              </span>
            </span>
          </span>
        )}
      </Suggestions>
      {open && products.isSuccess && !products.isPlaceholderData && offers.length === 0 && (
        <p className="pop suggestions p-3! text-sm text-muted" role="status">
          {t(asked.query === '' ? 'products.none' : 'products.notFound')}
        </p>
      )}
    </>
  )
  return { menu, press: suggestions.press, field: offers.length > 0 ? suggestions.field : {} }
}

const languageFor = (known: string | null, usual: Language): Language =>
  languages.find((each) => each === known) ?? usual

/** Begins to look for a product where the caret is, as if `#` had been typed. */
export function typeHash(field: HTMLTextAreaElement | null): void {
  if (!field) return
  field.focus()
  const before = field.value.slice(0, field.selectionStart)
  const sign = before === '' || /\s$/.test(before) ? '#' : ' #'
  field.setRangeText(sign, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
