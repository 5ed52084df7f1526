import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Refusal } from '../accounts/SignInPage.tsx'
import { changeProduct, createProduct, deleteProduct, readProduct } from '../api/catalog.ts'
import type { Language, Product, ProductDraft } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useOnce } from '../app/useOnce.ts'
import { Ask } from '../design/Ask.tsx'
import { Field } from '../design/Field.tsx'
import { Segments } from '../design/Segments.tsx'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { useToast } from '../design/Toasts.tsx'
import { languageNames, languages, useI18n, useT } from '../i18n/i18n.tsx'
import { BackToConversation } from '../inbox/receipts/BackToConversation.tsx'
import { check, formOf, type Wrongs } from './draft.ts'
import { titleOf } from './productWords.ts'
import { VariantRows } from './VariantRows.tsx'

const route = getRouteApi('/s/$storeId/catalog/$productId')

export function ProductPage() {
  const { store } = useHere()
  const { productId } = route.useParams()
  const isNew = productId === 'new'
  const product = useQuery({
    queryKey: ['product', store.id, productId],
    queryFn: () => readProduct(store.id, productId),
    enabled: !isNew,
  })
  return (
    <main className="page">
      {isNew ? (
        <ProductForm key="new" product={null} />
      ) : product.isError ? (
        <Failure error={product.error} onRetry={() => void product.refetch()} />
      ) : product.data ? (
        <ProductForm key={product.data.id} product={product.data} />
      ) : (
        <SkeletonRows rows={5} />
      )}
    </main>
  )
}

function ProductForm({ product }: { product: Product | null }) {
  const { t, language } = useI18n()
  const toast = useToast()
  const go = useNavigate()
  const queries = useQueryClient()
  const { store } = useHere()
  const [form, setForm] = useState(() => formOf(product))
  const [wrongs, setWrongs] = useState<Wrongs>({})
  const [shown, setShown] = useState<Language>(language)
  const came = route.useSearch()
  const fields = useRef<HTMLFormElement>(null)
  useOnce(() => {
    const inputs = [...(fields.current?.querySelectorAll('input') ?? [])]
    const place = came.at && inputs.find(({ value }) => value === came.at)
    if (!place) return
    place.focus({ preventScroll: true })
    place.scrollIntoView({ block: 'center' })
  })
  const toList = () => go({ to: '/s/$storeId/catalog', params: { storeId: store.id } })

  const save = useMutation({
    mutationFn: (draft: ProductDraft) =>
      product ? changeProduct(store.id, product.id, draft) : createProduct(store.id, draft),
    onSuccess: async (saved) => {
      toast(t('common.saved'))
      queries.setQueryData(['product', store.id, saved.id], saved)
      void queries.invalidateQueries({ queryKey: ['products', store.id] })
      if (!product)
        await go({ to: '/s/$storeId/catalog/$productId', params: { storeId: store.id, productId: saved.id } })
    },
  })
  const remove = useMutation({
    mutationFn: async () => product && (await deleteProduct(store.id, product.id)),
    onSuccess: async () => {
      toast(t('catalog.deleted'))
      void queries.invalidateQueries({ queryKey: ['products', store.id] })
      await toList()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const checked = check(form, store.currency)
    setWrongs(checked.ok ? {} : checked.wrongs)
    if (checked.ok) save.mutate(checked.draft)
  }
  const name = (product && titleOf(product, language)) ?? t('catalog.newProduct')

  return (
    <form ref={fields} className="max-w-[56rem]" onSubmit={submit} noValidate>
      <BackToConversation {...came} />
      <div className="page-head">
        <Link
          to="/s/$storeId/catalog"
          params={{ storeId: store.id }}
          className="icon-btn -ml-2"
          aria-label={t('catalog.toProducts')}
        >
          <ChevronLeft aria-hidden="true" />
        </Link>
        <h1 className="grow">{name}</h1>
        {product && (
          <Link
            to="/s/$storeId/inbox/$view"
            params={{ storeId: store.id, view: 'all' }}
            search={{ product: product.id }}
            className="btn"
          >
            {t('catalog.conversationsAbout')}
          </Link>
        )}
        {product && (
          <Ask
            trigger={
              <button type="button" className="btn danger">
                {t('catalog.deleteAct')}
              </button>
            }
            question={t('catalog.deleteAsk', { name })}
            why={t('catalog.deleteWhy')}
            act={t('catalog.deleteAct')}
            onAgree={() => remove.mutate()}
          />
        )}
        <button type="submit" className="btn filled pinned" aria-busy={save.isPending}>
          {t('common.save')}
        </button>
      </div>
      {(save.isError || remove.isError) && <Refusal error={save.error ?? remove.error} />}
      <section className="flex flex-col gap-4 mt-2">
        <Segments
          className="segments self-start"
          label={t('catalog.texts')}
          value={shown}
          onChoose={setShown}
          choices={languages.map((each) => ({
            value: each,
            label: <span className={form.texts[each].title ? '' : 'opacity-80'}>{languageNames[each]}</span>,
          }))}
        />
        <TextFields
          key={shown}
          language={shown}
          text={form.texts[shown]}
          wrong={wrongs.title ? t(wrongs.title) : null}
          onChange={(text) => setForm({ ...form, texts: { ...form.texts, [shown]: text } })}
        />
      </section>
      <section className="mt-8 pt-6 border-t border-hair">
        <h2>{t('catalog.variants')}</h2>
        <p className="hint mt-1 mb-4">
          {t('catalog.variantsHint')} {t('catalog.seesNow')}
        </p>
        <VariantRows
          rows={form.rows}
          currency={store.currency}
          wrongs={wrongs}
          onChange={(rows) => setForm({ ...form, rows })}
        />
      </section>
    </form>
  )
}

interface TextFieldsProps {
  language: Language
  text: { title: string; description: string }
  wrong: string | null
  onChange: (text: { title: string; description: string }) => void
}

function TextFields({ language, text, wrong, onChange }: TextFieldsProps) {
  const t = useT()
  return (
    <>
      <Field label={t('catalog.name')} wrong={wrong}>
        {(control) => (
          <input
            {...control}
            className="input"
            lang={language}
            value={text.title}
            onChange={(event) => onChange({ ...text, title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('catalog.description')} hint={t('catalog.descriptionHint')}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={4}
            lang={language}
            value={text.description}
            onChange={(event) => onChange({ ...text, description: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
