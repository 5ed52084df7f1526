import { undoMerge, undoMove } from '../../api/contacts.ts'
import type { ContactCard } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { contactName } from '../words.ts'
import { useContactAct } from './useContact.ts'

/** What made the contact what it is, and the way back from each of it. */
export function Merges({ contact }: { contact: ContactCard }) {
  const t = useT()
  const act = useContactAct()
  const toast = useToast()
  const apart = async (mergeId: string, name: string) => {
    if (await act((storeId) => undoMerge(storeId, contact.id, mergeId))) toast(t('contact.apart', { name }))
  }
  const back = async (conversationId: string, moveId: string, name: string) => {
    if (await act((storeId) => undoMove(storeId, conversationId, moveId)))
      toast(t('contact.movedBack', { name }))
  }
  return (
    <ul className="flex flex-col gap-2.5">
      {contact.merges.map(({ id, merged, by, at }) => (
        <Act
          key={id}
          text={t('contact.mergedWith', { name: contactName(t, merged) })}
          by={by?.name ?? t('contact.byItself')}
          at={at}
          undo={t('contact.takeApart')}
          onUndo={() => void apart(id, contactName(t, merged))}
        />
      ))}
      {contact.moves.map(({ id, conversationId, from, by, at }) => (
        <Act
          key={id}
          text={t('contact.movedFrom', { name: contactName(t, from) })}
          by={by?.name ?? t('contact.byItself')}
          at={at}
          undo={t('contact.giveBack')}
          onUndo={() => void back(conversationId, id, contactName(t, from))}
        />
      ))}
    </ul>
  )
}

interface ActProps {
  text: string
  by: string
  at: string
  undo: string
  onUndo: () => void
}

function Act({ text, by, at, undo, onUndo }: ActProps) {
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  return (
    <li className="flex items-center gap-2 text-sm">
      <span className="grow min-w-0">
        <span className="block text-ink break-words">{text}</span>
        <span className="block text-xs text-muted">
          {by} · {format.date(at)}, {format.time(at)}
        </span>
      </span>
      <button type="button" className="btn small" onClick={onUndo}>
        {undo}
      </button>
    </li>
  )
}
