import { useMembers } from '../app/useMembers.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { useT } from '../i18n/i18n.tsx'

/** Who works in the store, and as what. */
export function People() {
  const t = useT()
  const query = useMembers()
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={2} avatar />
  return (
    <ul>
      {query.data.items.map((member) => (
        <li key={member.id} className="flex items-center gap-3 py-2.5 border-b border-soft">
          <Avatar name={`${member.firstName} ${member.lastName}`} />
          <div className="grow min-w-0">
            <div className="medium text-ink cut">
              {member.firstName} {member.lastName}
            </div>
            <div className="text-xs text-muted cut">{member.email}</div>
          </div>
          <span className="badge">{t(`settings.${member.role}`)}</span>
        </li>
      ))}
    </ul>
  )
}
