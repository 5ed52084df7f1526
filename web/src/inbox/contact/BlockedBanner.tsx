import { Ban } from 'lucide-react'
import type { Conversation } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { useBlocking } from './useBlocking.ts'

/** Says that nobody hears this contact, and the way back. */
export function BlockedBanner({ conversation: { block, contact } }: { conversation: Conversation }) {
  const t = useT()
  const { unblock } = useBlocking()
  return (
    <div className="banner wide attention" role="status">
      <Ban aria-hidden="true" />
      <span className="grow">{t(block?.why === 'spam' ? 'block.bannerSpam' : 'block.banner')}</span>
      <button type="button" className="btn small shrink-0" onClick={() => void unblock(contact.id)}>
        {t('block.unblock')}
      </button>
    </div>
  )
}
