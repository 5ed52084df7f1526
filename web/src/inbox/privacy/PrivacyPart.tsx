import { useQuery } from '@tanstack/react-query'
import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { exportUrl, readHeld } from '../../api/privacy.ts'
import type { ContactCard } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { Failure, Skeleton } from '../../design/States.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { HeldCounts } from './HeldCounts.tsx'
import { Openings } from './Openings.tsx'

/** What is held about a customer and until when, the ways to give it out and to erase it, and who has looked. */
export function PrivacyPart({ contact }: { contact: ContactCard }) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const [erasing, setErasing] = useState(false)
  const held = useQuery({
    queryKey: ['contact', store.id, contact.id, 'held'],
    queryFn: () => readHeld(store.id, contact.id),
  })
  if (held.isError) return <Failure error={held.error} onRetry={() => void held.refetch()} />
  if (!held.data) return <Skeleton className="h-24 w-full" />
  const { since } = held.data
  return (
    <div className="flex flex-col gap-3 text-sm">
      <div>
        <HeldCounts held={held.data} />
        <p className="mt-1.5 text-muted">
          {since && `${t('privacy.since', { date: format.date(since) })} `}
          {t('privacy.kept')}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <a className="btn small" href={exportUrl(store.id, contact.id)} download>
          <Download className="small" aria-hidden="true" />
          {t('privacy.export')}
        </a>
        <button type="button" className="btn small danger" onClick={() => setErasing(true)}>
          <Trash2 className="small" aria-hidden="true" />
          {t('privacy.erase')}
        </button>
      </div>
      <Openings contactId={contact.id} />
      {erasing && <EraseDialog contact={contact} held={held.data} onClose={() => setErasing(false)} />}
    </div>
  )
}
