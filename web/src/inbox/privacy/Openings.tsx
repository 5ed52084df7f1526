import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listOpenings } from '../../api/privacy.ts'
import { useHere } from '../../app/store.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'

const shownAtOnce = 5

/** Who opened the customer, hour by hour. */
export function Openings({ contactId }: { contactId: string }) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const [all, setAll] = useState(false)
  const openings = useQuery({
    queryKey: ['contact', store.id, contactId, 'openings'],
    queryFn: () => listOpenings(store.id, contactId),
  }).data
  if (!openings) return null
  const shown = all ? openings.items : openings.items.slice(0, shownAtOnce)
  return (
    <section>
      <h4 className="text-xs text-faint mb-1">{t('privacy.openings')}</h4>
      {openings.items.length === 0 ? (
        <p className="text-muted">{t('privacy.nobodyOpened')}</p>
      ) : (
        <ul className="flex flex-col gap-0.5">
          {shown.map(({ member, hour }) => (
            <li key={`${member.id} ${hour}`} className="flex items-baseline gap-2">
              <span className="grow min-w-0 cut text-ink">{member.name || t('privacy.formerMember')}</span>
              <span className="num text-xs text-muted shrink-0">
                {format.date(hour)}, {format.time(hour)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {openings.items.length > shown.length && (
        <button type="button" className="btn quiet small -ml-2" onClick={() => setAll(true)}>
          {t('common.showMore')}
        </button>
      )}
      <p className="mt-1 text-xs text-muted">{t('privacy.openingsKept', { count: openings.days })}</p>
    </section>
  )
}
