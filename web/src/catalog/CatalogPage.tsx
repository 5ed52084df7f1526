import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Plus, Search, Upload } from 'lucide-react'
import { useEffect, useState } from 'react'
import { listProducts } from '../api/catalog.ts'
import type { Product } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Empty, Failure, SkeletonRows } from '../design/States.tsx'
import { languages, useFormat, useI18n, useT } from '../i18n/i18n.tsx'
import { priceSpan, skuSpan, stockOf, titleOf } from './productWords.ts'

const route = getRouteApi('/s/$storeId/catalog')
const typingPauseMs = 250

export function CatalogPage() {
  const t = useT()
  const { store } = useHere()
  const { q = '' } = route.useSearch()
  const query = useInfiniteQuery({
    queryKey: ['products', store.id, q],
    queryFn: ({ pageParam }) => listProducts(store.id, q, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  const products = query.data?.pages.flatMap((page) => page.items) ?? []
  const params = { storeId: store.id }

  return (
    <main className="page">
      <div className="page-head">
        <h1 className="grow">{t('catalog.title')}</h1>
        <SearchBox q={q} />
        <Link to="/s/$storeId/catalog/import" params={params} className="btn">
          <Upload className="small" aria-hidden="true" />
          {t('catalog.import')}
        </Link>
        <Link to="/s/$storeId/catalog/$productId" params={{ ...params, productId: 'new' }} className="btn">
          <Plus className="small" aria-hidden="true" />
          {t('catalog.add')}
        </Link>
      </div>
      {query.isError && products.length === 0 ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <SkeletonRows rows={8} />
      ) : products.length === 0 ? (
        q ? (
          <Empty title={t('catalog.emptySearch')} why={t('catalog.emptySearchWhy')} />
        ) : (
          <Empty
            title={t('catalog.empty')}
            why={t('catalog.emptyWhy')}
            act={
              <Link to="/s/$storeId/catalog/import" params={params} className="btn">
                {t('catalog.import')}
              </Link>
            }
          />
        )
      ) : (
        <>
          <Table products={products} />
          {query.hasNextPage && (
            <button
              type="button"
              className="btn quiet mt-3"
              disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('common.showMore')}
            </button>
          )}
        </>
      )}
    </main>
  )
}

function SearchBox({ q }: { q: string }) {
  const t = useT()
  const go = route.useNavigate()
  const [text, setText] = useState(q)
  useEffect(() => {
    if (text === q) return
    const timer = setTimeout(() => void go({ search: text ? { q: text } : {}, replace: true }), typingPauseMs)
    return () => clearTimeout(timer)
  }, [text, q, go])
  return (
    <div className="relative w-full sm:w-60">
      <Search className="small absolute left-3 top-1/2 -translate-y-1/2 text-faint" aria-hidden="true" />
      <input
        type="search"
        className="input pl-9"
        aria-label={t('common.search')}
        placeholder={t('catalog.searchHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}

function Table({ products }: { products: readonly Product[] }) {
  const t = useT()
  return (
    <div className="card overflow-x-auto">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('catalog.name')}</th>
            <th scope="col" className="hidden md:table-cell">
              {t('catalog.sku')}
            </th>
            <th scope="col" className="right">
              {t('catalog.price')}
            </th>
            <th scope="col" className="right">
              {t('catalog.stock')}
            </th>
            <th scope="col" className="hidden sm:table-cell">
              {t('catalog.texts')}
            </th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <Row key={product.id} product={product} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const fewLeft = 3

function Row({ product }: { product: Product }) {
  const { t, language } = useI18n()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const stock = stockOf(product.variants)
  return (
    <tr>
      <td>
        <Link
          to="/s/$storeId/catalog/$productId"
          params={{ storeId: store.id, productId: product.id }}
          className="medium text-ink inline-flex items-center min-h-(--target) hover:underline underline-offset-4"
        >
          {titleOf(product, language) ?? t('catalog.untitled')}
        </Link>
      </td>
      <td className="hidden md:table-cell text-muted num">{skuSpan(product.variants)}</td>
      <td className="right num strong text-ink">{priceSpan(product.variants, format)}</td>
      <td className="right num">
        {stock === 0 ? (
          <span className="badge danger">{t('catalog.none')}</span>
        ) : stock <= fewLeft ? (
          <span className="badge attention">{stock}</span>
        ) : (
          format.number(stock)
        )}
      </td>
      <td className="hidden sm:table-cell">
        <span className="flex gap-1">
          {languages.map((each) => {
            const has = Boolean(product.texts[each]?.title)
            const label = t(has ? 'catalog.hasText' : 'catalog.noText', { language: t(`common.${each}`) })
            return (
              <span key={each} className={`badge ${has ? 'accent' : 'missing'}`} title={label}>
                {each}
              </span>
            )
          })}
        </span>
      </td>
    </tr>
  )
}
