import { useEffect, useState } from 'react'
import { changeWork } from '../../../api/teams.ts'
import type { MemberWork } from '../../../api/types.ts'
import { useHere } from '../../../app/store.tsx'
import { Avatar } from '../../../design/Avatar.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { useMemberNames } from '../../useMemberNames.ts'
import { useWork } from '../useTeams.ts'
import type { Settle } from './useSettle.ts'

/** Of each member: whether they are given conversations, and how many at most. */
export function WorkRows({ settle }: { settle: Settle }) {
  const t = useT()
  const work = useWork()
  return (
    <section aria-labelledby="work">
      <h2 id="work">{t('teams.work')}</h2>
      <p className="text-muted mt-1 mb-3">{t('teams.workLead')}</p>
      <ul>
        {work.map((each) => (
          <WorkRow key={each.memberId} work={each} settle={settle} />
        ))}
      </ul>
    </section>
  )
}

function WorkRow({ work, settle }: { work: MemberWork; settle: Settle }) {
  const t = useT()
  const { store } = useHere()
  const { memberId, takesChats, capacity, load } = work
  const name = useMemberNames().get(memberId) ?? ''
  const [most, setMost] = useState(String(capacity))
  useEffect(() => setMost(String(capacity)), [capacity])
  const keep = () => {
    const next = Number(most)
    if (!Number.isInteger(next) || next < 1 || next > 500) setMost(String(capacity))
    else if (next !== capacity) void settle(changeWork(store.id, memberId, { capacity: next }))
  }
  return (
    <li className="flex flex-wrap items-center gap-3 py-2 border-b border-soft">
      <Avatar name={name} size="small" />
      <span className="grow basis-40 min-w-0 cut text-ink">{name}</span>
      <label className={takesChats ? 'chip on' : 'chip'}>
        <input
          type="checkbox"
          className="sr"
          aria-label={t('teams.takesOf', { name })}
          checked={takesChats}
          onChange={() => void settle(changeWork(store.id, memberId, { takesChats: !takesChats }))}
        />
        {t(takesChats ? 'teams.takes' : 'teams.takesNot')}
      </label>
      <label className="flex items-center gap-2 text-sm text-muted">
        {t('teams.most')}
        <input
          className="input num w-20"
          type="number"
          min={1}
          max={500}
          aria-label={t('teams.mostOf', { name })}
          value={most}
          onChange={(event) => setMost(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => event.code === 'Enter' && event.currentTarget.blur()}
        />
      </label>
      <span className="text-xs text-faint num w-24 text-right">{t('teams.loadNow', { count: load })}</span>
    </li>
  )
}
