import { Link } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, FileSpreadsheet } from 'lucide-react'
import type { ImportReport } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Leader, Slip } from '../design/Slip.tsx'
import { useT } from '../i18n/i18n.tsx'
import { importReason as known } from '../i18n/ru/importReason.ts'
import type { TextKey, Translate } from '../i18n/translate.ts'

interface Props {
  report: ImportReport
  fileName: string
  busy: boolean
  onApply: () => void
  onStartOver: () => void
}

/** What the file would change or has changed, as a receipt, with the lines that were not understood. */
export function ImportResult({ report, fileName, busy, onApply, onStartOver }: Props) {
  const t = useT()
  const { store } = useHere()
  const changes = report.created + report.updated
  return (
    <div className="flex flex-col gap-5 items-start">
      <div className="w-full max-w-[30rem]">
        <Slip both label={t('catalog.importWhat')}>
          <h2 className="flex items-center gap-2">
            {report.applied && <CircleCheck className="text-success" aria-hidden="true" />}
            {t(report.applied ? 'catalog.importDone' : 'catalog.importWhat')}
          </h2>
          <p className="flex items-center gap-1.5 text-muted mt-1">
            <FileSpreadsheet className="small" aria-hidden="true" />
            {fileName}
          </p>
          <hr className="perforation" />
          <dl className="flex flex-col gap-1.5 text-md">
            <Leader name={t('catalog.created')}>
              <b className="num">{report.created}</b>
            </Leader>
            <Leader name={t(report.applied ? 'catalog.updatedDone' : 'catalog.updated')}>
              <b className="num">{report.updated}</b>
            </Leader>
            <Leader name={t('catalog.unchanged')}>
              <span className="num">{report.unchanged}</span>
            </Leader>
            {report.bad.length > 0 && (
              <Leader name={t('catalog.notUnderstood')}>
                <b className="num text-danger">{report.bad.length}</b>
              </Leader>
            )}
          </dl>
          <hr className="perforation" />
          <dl className="flex flex-col gap-1">
            <Leader name={t('catalog.encoding')}>{report.encoding}</Leader>
            {report.delimiter && (
              <Leader name={t('catalog.delimiter')}>{delimiterName(t, report.delimiter)}</Leader>
            )}
            <Leader name={t('catalog.columns')}>
              {report.columns.map((column) => column.heading).join(', ')}
            </Leader>
          </dl>
        </Slip>
      </div>
      {report.bad.length > 0 && <BadLines report={report} />}
      <div className="flex flex-wrap items-center gap-2">
        {report.applied ? (
          <Link to="/s/$storeId/catalog" params={{ storeId: store.id }} className="btn filled">
            {t('catalog.toProducts')}
          </Link>
        ) : changes > 0 ? (
          <button type="button" className="btn filled" aria-busy={busy} onClick={onApply}>
            {t('catalog.apply', { count: changes })}
          </button>
        ) : (
          report.bad.length === 0 && <p className="text-muted">{t('catalog.nothingToApply')}</p>
        )}
        <button type="button" className="btn" onClick={onStartOver}>
          {t('catalog.otherFile')}
        </button>
      </div>
    </div>
  )
}

function BadLines({ report }: { report: ImportReport }) {
  const t = useT()
  return (
    <section className="card w-full">
      <p className="px-4 py-2.5 text-sm text-muted border-b border-hair">{t('catalog.badSkip')}</p>
      <ul>
        {report.bad.map((bad) => (
          <li
            key={`${bad.line} ${bad.column} ${bad.reason}`}
            className="flex gap-3 px-4 py-2.5 border-b border-soft last:border-0 text-sm"
          >
            <CircleAlert className="text-danger" aria-hidden="true" />
            <div>
              <div className="medium text-ink">
                {bad.column
                  ? t('catalog.lineColumn', { line: bad.line, column: bad.column })
                  : t('catalog.line', { line: bad.line })}
                {bad.value && `: «${bad.value}»`}
              </div>
              <div className="text-muted">{reasonText(t, bad.reason)}</div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const reasonText = (t: Translate, reason: string): string =>
  reason in known ? t(`importReason.${reason}` as TextKey) : t('importReason.other', { reason })

const delimiterName = (t: Translate, delimiter: string): string =>
  delimiter === '\t' ? t('catalog.tab') : delimiter
