import { Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { keepApart } from '../../api/contacts.ts'
import type { Conversation } from '../../api/types.ts'
import { channelNames } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { contactName } from '../words.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { useContactAct, useDuplicates } from './useContact.ts'

interface Props {
  conversation: Conversation
  /** What is told where there is none. */
  otherwise: ReactNode
}

/** Says that another contact is likely the same person, and why. People decide, both ways. */
export function DuplicateBanner({ conversation, otherwise }: Props) {
  const t = useT()
  const act = useContactAct()
  const [comparing, setComparing] = useState<string | null>(null)
  const contactId = conversation.contact.id
  const [first] = useDuplicates(contactId)
  if (!first && !comparing) return otherwise
  const { contact, why, seen } = first ?? {}
  const channel = contact?.identities[0]?.channel
  return (
    <>
      {contact && why && (
        <div className="banner wide" role="status">
          <Users aria-hidden="true" />
          <div className="grow flex flex-col md:flex-row md:items-center gap-2">
            <span className="grow">
              {t('contact.duplicate', {
                name: contactName(t, contact),
                channel: channel ? channelNames[channel.kind] : '',
              })}{' '}
              {t(`contact.why_${why}`, { seen: seen ?? '' })}
            </span>
            <span className="flex gap-2 shrink-0">
              <button type="button" className="btn small" onClick={() => setComparing(contact.id)}>
                {t('contact.compare')}
              </button>
              <button
                type="button"
                className="btn small quiet"
                onClick={() => void act((storeId) => keepApart(storeId, contactId, contact.id))}
              >
                {t('contact.twoPeople')}
              </button>
            </span>
          </div>
        </div>
      )}
      {comparing && (
        <MergeDialog contactId={contactId} otherId={comparing} onClose={() => setComparing(null)} />
      )}
    </>
  )
}
