import { useMutation } from '@tanstack/react-query'
import { Pencil, StickyNote, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { deleteNote } from '../../api/notes.ts'
import { problemText } from '../../api/problemText.ts'
import type { Message } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useMyIds } from '../../app/useMyIds.ts'
import { Ask } from '../../design/Ask.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { MoreTools } from '../bubbles/MoreTools.tsx'
import { QuotedLink } from '../bubbles/QuotedLink.tsx'
import type { MessageProps } from '../messageProps.ts'
import { usePutMessage } from '../useInbox.ts'
import { Edited } from '../versions/Edited.tsx'
import { mentionPieces } from './mentioning.ts'
import { NoteEditor } from './NoteEditor.tsx'
import { useSeeing } from './useMentions.ts'

/** A slip of paper in the thread: what members say to each other. */
export function NoteBubble({ message, format }: Pick<MessageProps, 'message' | 'format'>) {
  const t = useT()
  const { store } = useHere()
  const myIds = useMyIds()
  const put = usePutMessage()
  const bubble = useRef<HTMLDivElement>(null)
  const [editing, setEditing] = useState(false)
  const [more, setMore] = useState(false)
  const mine = message.authorMemberId !== null && myIds.has(message.authorMemberId)
  const remove = useMutation({
    mutationFn: () => deleteNote(store.id, message),
    onSuccess: (note) => put(store.id, note),
  })
  useSeeing(bubble, message)
  const meta = (
    <div className="meta">
      <Edited message={message} />
      <span>{message.authorName}</span>
      <time dateTime={message.at}>{format.time(message.at)}</time>
    </div>
  )
  if (message.deletedAt)
    return (
      <div className="bubble note deleted">
        <p>{t('notes.deleted')}</p>
        {meta}
      </div>
    )
  return (
    <div ref={bubble} className={editing ? 'bubble note editing' : 'bubble note'}>
      <p className="note-head">
        <StickyNote className="small" aria-hidden="true" />
        {t('notes.note')}
        <span className="sr">. {t('notes.unseen')}</span>
      </p>
      <QuotedLink message={message} />
      {editing ? (
        <NoteEditor note={message} onClose={() => setEditing(false)} />
      ) : (
        <NoteWords note={message} myIds={myIds} />
      )}
      {remove.isError && (
        <p className="wrong" role="alert">
          {problemText(t, remove.error)}
        </p>
      )}
      {meta}
      {!editing && (
        <fieldset className={more ? 'tools open' : 'tools'} aria-label={t('notes.tools')}>
          {mine && <OwnTools onEdit={() => setEditing(true)} onRemove={() => remove.mutate()} />}
          <MoreTools message={message} onOpen={setMore} />
        </fieldset>
      )}
    </div>
  )
}

function OwnTools({ onEdit, onRemove }: { onEdit: () => void; onRemove: () => void }) {
  const t = useT()
  return (
    <>
      <button
        type="button"
        className="icon-btn small"
        aria-label={t('notes.edit')}
        title={t('notes.edit')}
        onClick={onEdit}
      >
        <Pencil className="small" aria-hidden="true" />
      </button>
      <Ask
        trigger={
          <button
            type="button"
            className="icon-btn small"
            aria-label={t('notes.remove')}
            title={t('notes.remove')}
          >
            <Trash2 className="small" aria-hidden="true" />
          </button>
        }
        question={t('notes.removeQuestion')}
        why={t('notes.removeWhy')}
        act={t('notes.remove')}
        onAgree={onRemove}
      />
    </>
  )
}

function NoteWords({ note, myIds }: { note: Message; myIds: ReadonlySet<string> }) {
  return (
    <p className="said">
      {mentionPieces(note).map(({ at, text, memberId }) =>
        memberId === null ? (
          text
        ) : (
          <b key={at} className={myIds.has(memberId) ? 'mention me' : 'mention'}>
            {text}
          </b>
        ),
      )}
    </p>
  )
}
