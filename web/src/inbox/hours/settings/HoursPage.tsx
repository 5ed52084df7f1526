import { useQuery, useQueryClient } from '@tanstack/react-query'
import { putHours, readHours } from '../../../api/hours.ts'
import type { WorkingHours } from '../../../api/types.ts'
import { useHere } from '../../../app/store.tsx'
import { Failure, SkeletonRows } from '../../../design/States.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { ManagedPage } from '../../../settings/ManagedPage.tsx'
import { ChannelHours } from './ChannelHours.tsx'
import { HoursEditor } from './HoursEditor.tsx'
import { Targets } from './Targets.tsx'

/** When the shop works and by when it means to answer. Operators see it; owners and admins change it. */
export function HoursPage() {
  const t = useT()
  const { store } = useHere()
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['hours', store.id], queryFn: () => readHours(store.id) })
  const keep = (hours: WorkingHours) => queries.setQueryData(['hours', store.id], hours)
  return (
    <ManagedPage title={t('hours.title')}>
      <Targets />
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonRows rows={7} />}
      {query.data && (
        <>
          <section aria-labelledby="hours">
            <h2 id="hours">{t('hours.week')}</h2>
            <p className="text-muted mt-1 mb-3">{t('hours.weekLead', { zone: store.timeZone })}</p>
            <HoursEditor
              hours={query.data}
              onSave={async (hours) => keep(await putHours(store.id, null, hours))}
            />
          </section>
          <ChannelHours all={query.data} onKept={keep} />
        </>
      )}
    </ManagedPage>
  )
}
