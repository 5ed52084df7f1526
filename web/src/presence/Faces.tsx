import { Avatar } from '../design/Avatar.tsx'
import { useT } from '../i18n/i18n.tsx'
import { useColleagues } from './useColleagues.ts'

/** Colleagues who look at the same conversation now. */
export function Faces({ conversationId, most }: { conversationId: string; most: number }) {
  const t = useT()
  const viewers = useColleagues('views', conversationId)
  if (viewers.length === 0) return null
  const names = viewers.map(({ name }) => name).join(', ')
  const rest = viewers.length - most
  return (
    <span
      className="faces"
      role="img"
      aria-label={t('presence.look', { names })}
      title={t('presence.look', { names })}
    >
      {viewers.slice(0, most).map(({ id, name }) => (
        <Avatar key={id} name={name} size="small" />
      ))}
      {rest > 0 && <span className="more num">+{rest}</span>}
    </span>
  )
}
