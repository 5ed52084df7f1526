import { History } from 'lucide-react'
import type { Conversation } from '../api/types.ts'
import { useT } from '../i18n/i18n.tsx'

/** Where a timeline begins; and in which app to look for what was said before, where nobody gives it to us. */
export function Beginning({ conversations }: { conversations: readonly Conversation[] }) {
  const t = useT()
  const places = [...new Set(conversations.flatMap(({ olderIn }) => olderIn ?? []))]
  return (
    <>
      {places.map((place) => (
        <p key={place} className="event-line py-1">
          <History className="small" aria-hidden="true" />
          {t(`inbox.olderIn_${place}`)}
        </p>
      ))}
      <p className="event-line py-2">{t('inbox.begin')}</p>
    </>
  )
}
