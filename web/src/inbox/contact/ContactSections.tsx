import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { Failure, SkeletonRows } from '../../design/States.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { InsightPart } from '../insight/InsightPart.tsx'
import { PrivacyPart } from '../privacy/PrivacyPart.tsx'
import { SettledPromises } from '../promises/SettledPromises.tsx'
import { Accordion } from './Accordion.tsx'
import { useAccordions } from './accordions.ts'
import { Facts } from './Facts.tsx'
import { FilesGrid } from './FilesGrid.tsx'
import { History } from './History.tsx'
import { Identities } from './Identities.tsx'
import { Merges } from './Merges.tsx'
import { Ratings } from './Ratings.tsx'
import { useContact } from './useContact.ts'

interface Props {
  conversation: Conversation
  /** The conversation that is open beside it; none where all of them are told of already. */
  opened: string | null
}

/** What is known of the customer over all channels, part by part. */
export function ContactSections({ conversation, opened }: Props) {
  const t = useT()
  const { store } = useHere()
  const accordions = useAccordions()
  const query = useContact(conversation.contact.id)
  const contact = query.data
  if (!contact)
    return query.isError ? (
      <Failure error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <SkeletonRows rows={4} />
    )
  const { identities, facts, conversations, ratings, merges, moves } = contact
  const earlier = conversations.filter(({ id }) => id !== opened)
  const part = { accordions }
  return (
    <>
      <Accordion {...part} kind="identities" title={t('contact.identities')} count={identities.length}>
        <Identities identities={identities} opened={opened} />
      </Accordion>
      <Accordion {...part} kind="facts" title={t('contact.facts')} count={facts.length}>
        <Facts contact={contact} />
      </Accordion>
      <Accordion {...part} kind="insight" title={t('insight.title')}>
        <InsightPart conversation={conversation} contact={contact} />
      </Accordion>
      {ratings.length > 0 && (
        <Accordion {...part} kind="ratings" title={t('closing.rating')} count={ratings.length}>
          <Ratings contact={contact} />
        </Accordion>
      )}
      {opened && (
        <Accordion {...part} kind="history" title={t('contact.history')} count={earlier.length}>
          <History conversations={earlier} />
          <SettledPromises conversationId={conversation.id} />
        </Accordion>
      )}
      <Accordion {...part} kind="files" title={t('contact.files')}>
        <FilesGrid contactId={contact.id} />
      </Accordion>
      {merges.length + moves.length > 0 && (
        <Accordion {...part} kind="merges" title={t('contact.merges')} count={merges.length + moves.length}>
          <Merges contact={contact} />
        </Accordion>
      )}
      {store.role !== 'operator' && (
        <Accordion {...part} kind="privacy" title={t('privacy.title')}>
          <PrivacyPart contact={contact} />
        </Accordion>
      )}
    </>
  )
}
