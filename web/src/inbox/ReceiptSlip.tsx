import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Receipt, Source } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Leader, Slip } from '../design/Slip.tsx'
import { Failure } from '../design/States.tsx'
import type { Format } from '../i18n/format.ts'
import { useT } from '../i18n/i18n.tsx'

type Shown = Pick<Receipt, 'sources' | 'model' | 'latencyMs' | 'inputTokens' | 'outputTokens'>

/** The receipt of what the assistant wrote, once it is there. `of` names it. */
export function ReceiptOf({
  of,
  read,
  format,
}: {
  of: string
  read: (storeId: string) => Promise<Receipt>
  format: Format
}) {
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
      <ReceiptSlip receipt={receipt.data} format={format} />
    </div>
  )
}

/** What stands behind a reply: each source by name, the model, the time and the tokens. */
export function ReceiptSlip({ receipt, format }: { receipt: Shown; format: Format }) {
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
            <SourceLink source={source} />
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
    </Slip>
  )
}

function SourceLink({ source }: { source: Source }) {
  const { store } = useHere()
  const text = source.detail ? `${source.title}, ${source.detail}` : source.title
  if (source.kind === 'product')
    return (
      <Link
        className="link"
        to="/s/$storeId/catalog/$productId"
        params={{ storeId: store.id, productId: source.id }}
      >
        {text}
      </Link>
    )
  return (
    <Link className="link" to="/s/$storeId/knowledge" params={{ storeId: store.id }}>
      {text}
    </Link>
  )
}
