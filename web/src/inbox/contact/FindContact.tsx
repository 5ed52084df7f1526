import { Dialog } from '@base-ui/react/dialog'
import { useDeferredValue, useState } from 'react'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { Avatar } from '../../design/Avatar.tsx'
import { Field } from '../../design/Field.tsx'
import { channelNames, Glyph } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { isQuestion, useSearch } from '../searching/useSearch.ts'
import { contactName } from '../words.ts'
import { identityWord } from './identityWord.ts'

interface Props {
  title: string
  lead: string
  /** Not among the found. */
  contactId: string
  onPick: (contactId: string) => void
  onClose: () => void
}

/** Looks for another customer by name, number or username. */
export function FindContact({ title, lead, contactId, onPick, onClose }: Props) {
  const t = useT()
  const { store } = useHere()
  const [q, setQ] = useState('')
  const asked = useDeferredValue(q.trim())
  const found = useSearch(store.id, asked)
  const people = isQuestion(asked)
    ? onePerContact(
        found.people.map(({ conversation }) => conversation),
        contactId,
      )
    : []
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog">
          <Dialog.Title className="text-xl">{title}</Dialog.Title>
          <Dialog.Description className="mt-2 text-muted">{lead}</Dialog.Description>
          <Field label={t('contact.find')} className="mt-4">
            {(control) => (
              <input
                {...control}
                type="search"
                className="input"
                placeholder={t('contact.findHint')}
                value={q}
                onChange={(event) => setQ(event.target.value)}
              />
            )}
          </Field>
          <ul className="mt-3 -mx-2 flex flex-col" aria-label={t('inbox.foundPeople')}>
            {people.map((conversation) => (
              <li key={conversation.id}>
                <FoundContact conversation={conversation} onPick={() => onPick(conversation.contact.id)} />
              </li>
            ))}
          </ul>
          <p className="text-sm text-muted" role="status">
            {isQuestion(asked) && found.isSuccess && !found.isFetching && people.length === 0
              ? t('inbox.emptySearch')
              : ''}
          </p>
          <div className="mt-5 flex justify-end">
            <Dialog.Close className="btn">{t('common.cancel')}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const onePerContact = (conversations: readonly Conversation[], without: string): Conversation[] => [
  ...new Map(
    conversations.filter(({ contact }) => contact.id !== without).map((each) => [each.contact.id, each]),
  ).values(),
]

function FoundContact({ conversation, onPick }: { conversation: Conversation; onPick: () => void }) {
  const t = useT()
  const { contact, channel } = conversation
  const name = contactName(t, contact)
  return (
    <button
      type="button"
      className="flex items-center gap-3 w-full min-h-12 px-2 py-1 text-left rounded-(--radius-sm) hover:bg-(--surface-hover)"
      onClick={onPick}
    >
      <Avatar name={name} picture={contact.pictureUrl} size="small" channel={<Glyph kind={channel.kind} />} />
      <span className="grow min-w-0">
        <span className="block cut text-ink medium">{name}</span>
        <span className="block cut text-xs text-muted">
          {[channelNames[channel.kind], identityWord(contact)]
            .filter((word) => word && word !== name)
            .join(' · ')}
        </span>
      </span>
    </button>
  )
}
