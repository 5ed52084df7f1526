import { Link } from '@tanstack/react-router'
import { BotOff } from 'lucide-react'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { useT } from '../../i18n/i18n.tsx'
import { useAnswering } from './useAnswering.ts'

/** Says by which switch the assistant is silent here, and the way back. */
export function OffBanner({ conversation: { assistantOff, contact } }: { conversation: Conversation }) {
  const t = useT()
  const { store } = useHere()
  const assistant = useAssistantName()
  const answer = useAnswering()
  const byContact = assistantOff === 'contact'
  return (
    <div className="banner wide" role="status">
      <BotOff aria-hidden="true" />
      <span className="grow">
        {t(byContact ? 'assistantOff.bannerContact' : 'assistantOff.bannerChannel', { assistant })}
      </span>
      {byContact ? (
        <button type="button" className="btn small shrink-0" onClick={() => void answer(contact.id, true)}>
          {t('assistantOff.on')}
        </button>
      ) : (
        <Link to="/s/$storeId/channels" params={{ storeId: store.id }} className="btn small shrink-0">
          {t('inbox.openChannels')}
        </Link>
      )}
    </div>
  )
}
