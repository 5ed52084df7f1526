import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useHere } from '../../app/store.tsx'
import { useT } from '../../i18n/i18n.tsx'
import type { CameFrom } from './cameFrom.ts'

/** Of a page that was opened from a receipt: the way back to the message. */
export function BackToConversation({ from, msg, view = 'all' }: CameFrom) {
  const t = useT()
  const { store } = useHere()
  if (!from) return null
  return (
    <Link
      to="/s/$storeId/inbox/$view"
      params={{ storeId: store.id, view }}
      search={{ conv: from, ...(msg && { msg }) }}
      className="btn small self-start mb-3"
    >
      <ArrowLeft className="small" aria-hidden="true" />
      {t('bubbles.backToConversation')}
    </Link>
  )
}
