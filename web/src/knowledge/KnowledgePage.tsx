import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileText, Plus } from 'lucide-react'
import { listDocuments } from '../api/knowledge.ts'
import type { Document, Page } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { Empty, Failure, SkeletonRows } from '../design/States.tsx'
import { useFormat, useT } from '../i18n/i18n.tsx'
import { moment } from '../inbox/words.ts'
import { SearchTest } from './SearchTest.tsx'

/** While a document is being read its state changes by itself, also when an event is missed. */
const readingPauseMs = 2_000
const isBeingRead = (page: Page<Document>) => page.items.some((each) => each.state === 'reading')

export function KnowledgePage() {
  const t = useT()
  const { store } = useHere()
  const documents = useInfiniteQuery({
    queryKey: ['documents', store.id],
    queryFn: ({ pageParam }) => listDocuments(store.id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) => (state.data?.pages.some(isBeingRead) ? readingPauseMs : false),
  })
  const items = documents.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <main className="page">
      <div className="page-head">
        <h1 className="grow">{t('knowledge.title')}</h1>
        <Link
          to="/s/$storeId/knowledge/$documentId"
          params={{ storeId: store.id, documentId: 'new' }}
          className="btn"
        >
          <Plus className="small" aria-hidden="true" />
          {t('knowledge.add')}
        </Link>
      </div>
      <p className="text-muted max-w-[40rem] -mt-3 mb-5">{t('knowledge.lead')}</p>
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_27rem]">
        <section aria-label={t('knowledge.title')}>
          {documents.isError ? (
            <Failure error={documents.error} onRetry={() => void documents.refetch()} />
          ) : documents.isPending ? (
            <SkeletonRows rows={5} />
          ) : items.length === 0 ? (
            <Empty title={t('knowledge.empty')} why={t('knowledge.emptyWhy')} />
          ) : (
            <ul className="border-t border-hair">
              {items.map((document) => (
                <DocumentRow key={document.id} document={document} />
              ))}
            </ul>
          )}
          {documents.hasNextPage && (
            <button
              type="button"
              className="btn quiet mt-3"
              disabled={documents.isFetchingNextPage}
              onClick={() => void documents.fetchNextPage()}
            >
              {t('common.showMore')}
            </button>
          )}
        </section>
        <SearchTest />
      </div>
    </main>
  )
}

const tones = { reading: 'info', ready: 'success', failed: 'danger' } as const satisfies Record<
  Document['state'],
  string
>

function DocumentRow({ document }: { document: Document }) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  return (
    <li className="border-b border-hair">
      <Link
        to="/s/$storeId/knowledge/$documentId"
        params={{ storeId: store.id, documentId: document.id }}
        className="flex items-center gap-3 py-3 px-2 -mx-2 rounded-md hover:bg-hover"
      >
        <FileText className="text-muted" aria-hidden="true" />
        <span className="grow min-w-0">
          <span className="block medium text-ink">{document.title}</span>
          <span className="block text-xs text-muted">
            {document.state !== 'reading' && `${t('knowledge.passages', { count: document.passages })} · `}
            {t('knowledge.updated', { when: moment(t, format, document.updatedAt, now) })}
          </span>
        </span>
        <span className={`badge ${tones[document.state]}`}>{t(`knowledge.${document.state}`)}</span>
      </Link>
    </li>
  )
}
