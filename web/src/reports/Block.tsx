import { Download } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { Report } from '../api/types.ts'
import { useI18n } from '../i18n/i18n.tsx'
import { saveCsv } from './csv.ts'
import { Numbers } from './Numbers.tsx'
import type { Table } from './tables.ts'

interface Props {
  title: string
  /** What exactly is counted, in one line. */
  means: string
  report: Report
  table: Table
  beside?: ReactNode
  children: ReactNode
}

/** One matter of a report: its chart, the same numbers in a table, and as a file. */
export function Block({ title, means, report, table, beside, children }: Props) {
  const { t, language } = useI18n()
  const id = useId()
  const save = () => saveCsv(table, `tutum-${table.id}-${report.from}_${report.to}`, language)
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id={id} className="grow">
          {title}
        </h2>
        {beside}
        <button
          type="button"
          className="btn small"
          aria-label={t('reports.save', { what: title })}
          onClick={save}
        >
          <Download className="small" aria-hidden="true" />
          CSV
        </button>
      </div>
      <p className="text-xs text-muted mt-1 mb-3 max-w-[40rem]">{means}</p>
      {children}
      <Numbers table={table} caption={title} />
    </section>
  )
}
