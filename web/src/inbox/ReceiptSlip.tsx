import { useQuery } from '@tanstack/react-query'
import { ReceiptText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Receipt } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Leader, Slip } from '../design/Slip.tsx'
import { Failure } from '../design/States.tsx'
import type { Format } from '../i18n/format.ts'
import { useT } from '../i18n/i18n.tsx'
import type { CameFrom } from './receipts/cameFrom.ts'
import { SourceLinks } from './receipts/SourceLinks.tsx'

type Shown = Pick<Receipt, 'sources' | 'model' | 'latencyMs' | 'inputTokens' | 'outputTokens'>

interface Props {
  receipt: Shown
  format: Format
  /** Where its sources are opened from. */
  came?: CameFrom
  children?: ReactNode
}

const nowhere: CameFrom = {}

/** Shows and hides the receipt of what it stands under. */
export function ReceiptToggle({ open, onToggle }: { open: boolean; onToggle: (open: boolean) => void }) {
  const t = useT()
  return (
    <button
      type="button"
      className="meta-btn"
      aria-expanded={open}
      title={t(open ? 'inbox.receiptHide' : 'inbox.receiptShow')}
      onClick={() => onToggle(!open)}
    >
      <ReceiptText className="small" aria-hidden="true" />
      {t('inbox.receipt')}
    </button>
  )
}

interface Read extends Pick<Props, 'format' | 'came'> {
  /** Names it. */
  of: string
  read: (storeId: string) => Promise<Receipt>
  children?: (receipt: Receipt) => ReactNode
}

/** The receipt of what the assistant wrote, once it is there. */
export function ReceiptOf({ of, read, children, ...props }: Read) {
  const { store } = useHere()
  const receipt = useQuery({
    queryKey: ['receipt', store.id, of],
    queryFn: () => read(store.id),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (receipt.isError) return <Failure error={receipt.error} onRetry={() => void receipt.refetch()} />
  if (!receipt.data) return null
  return (
    <div className="receipt">
      <ReceiptSlip receipt={receipt.data} {...props}>
        {children?.(receipt.data)}
      </ReceiptSlip>
    </div>
  )
}

/** What stands behind a reply: each source by name, the model, the time and the tokens. */
export function ReceiptSlip({ receipt, format, came = nowhere, children }: Props) {
  const t = useT()
  return (
    <Slip label={t('inbox.receipt')}>
      {receipt.sources.length === 0 && <p className="text-muted mb-1">{t('inbox.noSources')}</p>}
      <dl className="flex flex-col gap-1">
        {receipt.sources.map((source) => (
          <Leader
            key={`${source.kind} ${source.id}`}
            name={t(source.kind === 'product' ? 'inbox.sourceProduct' : 'inbox.sourcePassage')}
          >
            <SourceLinks source={source} came={came} />
          </Leader>
        ))}
        <Leader name={t('inbox.model')}>
          {receipt.model === 'offline' ? t('inbox.builtIn') : receipt.model}
        </Leader>
        <Leader name={t('inbox.tokens')}>
          {t('inbox.tokensMore', {
            input: format.number(receipt.inputTokens),
            output: format.number(receipt.outputTokens),
          })}
        </Leader>
        <Leader name={t('inbox.took')}>
          <span className="num">{t('inbox.seconds', { count: format.seconds(receipt.latencyMs) })}</span>
        </Leader>
      </dl>
      {children}
    </Slip>
  )
}
