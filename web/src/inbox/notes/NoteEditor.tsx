import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { editNote } from '../../api/notes.ts'
import { problemText } from '../../api/problemText.ts'
import type { Message } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { usePutMessage } from '../useInbox.ts'
import { NoteField } from './NoteField.tsx'

/** One's own note in its place, to be said anew. */
export function NoteEditor({ note, onClose }: { note: Message; onClose: () => void }) {
  const t = useT()
  const { store } = useHere()
  const put = usePutMessage()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(note.text ?? '')
  const keep = useMutation({
    mutationFn: () => editNote(store.id, note, text.trim()),
    onSuccess: (changed) => {
      put(store.id, changed)
      onClose()
    },
  })
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(-1, -1)
  }, [])
  const send = () => {
    if (text.trim() !== '' && !keep.isPending) keep.mutate()
  }
  return (
    <form
      className="note-editor"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <NoteField
        value={text}
        fieldRef={field}
        busy={keep.isPending}
        onChange={setText}
        onKeep={send}
        onEscape={onClose}
      />
      {keep.isError && (
        <p className="wrong" role="alert">
          {problemText(t, keep.error)}
        </p>
      )}
      <div className="flex flex-wrap gap-1 mt-1.5">
        <button
          type="submit"
          className="btn small"
          aria-disabled={text.trim() === ''}
          aria-busy={keep.isPending}
        >
          {t('common.save')}
        </button>
        <button type="button" className="btn quiet small" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
