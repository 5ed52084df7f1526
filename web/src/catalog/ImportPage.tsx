import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, FileSpreadsheet } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { importProducts } from '../api/catalog.ts'
import { useHere } from '../app/store.tsx'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { useT } from '../i18n/i18n.tsx'
import { ImportResult } from './ImportResult.tsx'

/** A price list: first what it would change, then, on a word, the change. */
export function ImportPage() {
  const t = useT()
  const queries = useQueryClient()
  const { store } = useHere()
  const [file, setFile] = useState<File | null>(null)
  const look = useMutation({ mutationFn: (chosen: File) => importProducts(store.id, chosen, false) })
  const apply = useMutation({
    mutationFn: (chosen: File) => importProducts(store.id, chosen, true),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['products', store.id] }),
  })
  const choose = (chosen: File) => {
    setFile(chosen)
    apply.reset()
    look.mutate(chosen)
  }
  const startOver = () => {
    setFile(null)
    look.reset()
    apply.reset()
  }
  const report = apply.data ?? look.data

  return (
    <main className="page">
      <div className="page-head">
        <Link
          to="/s/$storeId/catalog"
          params={{ storeId: store.id }}
          className="icon-btn -ml-2"
          aria-label={t('catalog.toProducts')}
        >
          <ChevronLeft aria-hidden="true" />
        </Link>
        <h1>{t('catalog.importTitle')}</h1>
      </div>
      <div className="max-w-[48rem]">
        {!file && (
          <>
            <p className="text-lg text-muted mb-5">{t('catalog.importLead')}</p>
            <DropPlace onFile={choose} />
          </>
        )}
        {look.isPending && <SkeletonRows rows={4} />}
        {look.isError && file && <Failure error={look.error} onRetry={startOver} />}
        {apply.isError && file && <Failure error={apply.error} onRetry={() => apply.mutate(file)} />}
        {report && file && (
          <ImportResult
            report={report}
            fileName={file.name}
            busy={apply.isPending}
            onApply={() => apply.mutate(file)}
            onStartOver={startOver}
          />
        )}
      </div>
    </main>
  )
}

function DropPlace({ onFile }: { onFile: (file: File) => void }) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    <section
      aria-label={t('catalog.importDrop')}
      className={`drop ${over ? 'over' : ''} flex flex-col items-center text-center gap-3 px-6 py-12`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileSpreadsheet className="large text-muted" aria-hidden="true" />
      <p className="text-lg text-ink">{t('catalog.importDrop')}</p>
      <button type="button" className="btn filled" onClick={() => input.current?.click()}>
        {t('catalog.importPick')}
      </button>
      <p className="hint">{t('catalog.importKinds')}</p>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
    </section>
  )
}
