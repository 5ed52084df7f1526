import { ArrowLeft, Merge, MessageCircle, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ContactCard, Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useLentFocus } from '../../app/useLentFocus.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { Empty, Failure, SkeletonRows } from '../../design/States.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { useActions } from '../../keys/context.ts'
import { ContactSwitch } from '../assistant-off/ContactSwitch.tsx'
import { CardSection } from '../contact/CardSection.tsx'
import { ContactLabels } from '../contact/ContactLabels.tsx'
import { ContactSections } from '../contact/ContactSections.tsx'
import { FindContact } from '../contact/FindContact.tsx'
import { History } from '../contact/History.tsx'
import { LanguageChoice } from '../contact/LanguageChoice.tsx'
import { MergeDialog } from '../contact/MergeDialog.tsx'
import { NameLine } from '../contact/NameLine.tsx'
import { useContact } from '../contact/useContact.ts'
import { useOpenConversation } from '../contact/useOpenConversation.ts'
import { PhoneLine } from '../phone/PhoneLine.tsx'
import { contactName } from '../words.ts'

interface Props {
  contactId: string
  /** Alone on a narrow screen, without the list beside it. */
  alone: boolean
  onClose: () => void
}

/** A customer as in the inbox, with the conversations over all channels and what can be done with them. */
export function ContactDetails({ contactId, alone, onClose }: Props) {
  const t = useT()
  const closing = useRef<HTMLButtonElement>(null)
  useLentFocus(closing, true)
  const query = useContact(contactId)
  const latest = query.data?.conversations[0]
  const Close = alone ? ArrowLeft : X
  return (
    // The same part of the page whichever it is: what is being written stays when a screen is turned.
    <section
      role={alone ? 'main' : 'complementary'}
      className={`flex flex-col bg-pane overflow-y-auto [--ground:var(--surface-pane)] ${
        alone ? 'grow min-w-0 pb-24' : 'w-[25rem] shrink-0 border-l border-hair'
      }`}
      aria-label={t('inbox.customer')}
    >
      {alone && <h1 className="sr">{t('contacts.title')}</h1>}
      <div className="flex items-center px-2 pt-2">
        <button
          ref={closing}
          type="button"
          className={alone ? 'icon-btn' : 'icon-btn ml-auto'}
          aria-label={t(alone ? 'contacts.back' : 'common.close')}
          onClick={onClose}
        >
          <Close aria-hidden="true" />
        </button>
      </div>
      {query.isPending ? (
        <SkeletonRows rows={5} />
      ) : query.data && latest ? (
        <Card key={query.data.id} card={query.data} latest={latest} />
      ) : query.data ? (
        <Empty title={t('contacts.noConversations')} why={t('contacts.noConversationsWhy')} />
      ) : (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      )}
    </section>
  )
}

function Card({ card, latest }: { card: ContactCard; latest: Conversation }) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const open = useOpenConversation()
  const { contact } = latest
  return (
    <>
      <CardSection>
        <div className="flex items-center gap-3">
          <Avatar name={contactName(t, contact)} picture={contact.pictureUrl} size="big" />
          <div className="grow min-w-0">
            <NameLine contact={{ id: card.id, name: card.name }} />
            <p className="text-xs text-muted num">
              {t('contacts.firstSeen', { date: format.date(card.createdAt) })}
            </p>
          </div>
        </div>
        <div className="mt-2.5">
          <ContactLabels contactId={card.id} />
        </div>
        <div className="mt-3 flex flex-wrap gap-2">
          <button type="button" className="btn small filled" onClick={() => open(latest.id)}>
            <MessageCircle className="small" aria-hidden="true" />
            {t('contacts.openChat')}
          </button>
          <Merging contactId={card.id} />
        </div>
      </CardSection>
      <CardSection title={t('contacts.conversations')}>
        <History conversations={card.conversations} />
      </CardSection>
      <CardSection>
        <dl className="flex flex-col gap-3 text-sm">
          <div>
            <dt className="text-xs text-faint">{t('inbox.language')}</dt>
            <dd>
              <LanguageChoice conversation={latest} />
            </dd>
          </div>
          <PhoneLine conversation={latest} />
        </dl>
      </CardSection>
      <ContactSwitch conversation={latest} />
      <ContactSections conversation={latest} opened={null} />
    </>
  )
}

/** Finds the other contact of the same person, shows what would become of both, and merges them. */
function Merging({ contactId }: { contactId: string }) {
  const t = useT()
  const [asking, setAsking] = useState<'who' | { otherId: string } | null>(null)
  useActions(() => ({ merge: () => setAsking('who') }))
  const close = () => setAsking(null)
  return (
    <>
      <button type="button" className="btn small" onClick={() => setAsking('who')}>
        <Merge className="small" aria-hidden="true" />
        {t('contact.mergeWith')}
      </button>
      {asking === 'who' && (
        <FindContact
          title={t('contact.mergeWith')}
          lead={t('contact.mergeFindLead')}
          contactId={contactId}
          onPick={(otherId) => setAsking({ otherId })}
          onClose={close}
        />
      )}
      {asking !== null && asking !== 'who' && (
        <MergeDialog contactId={contactId} otherId={asking.otherId} onClose={close} />
      )}
    </>
  )
}
