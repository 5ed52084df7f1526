import { useMutation } from '@tanstack/react-query'
import { EyeOff } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { writeNote } from '../../api/notes.ts'
import { problemText } from '../../api/problemText.ts'
import { useHere } from '../../app/store.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { sendKeyCap } from '../../settings/preferences.ts'
import { useDraft } from '../draft.ts'
import { usePutMessage } from '../useInbox.ts'
import { NoteField } from './NoteField.tsx'
import { useClientId } from './useClientId.ts'

interface Props {
  conversationId: string
  hidden: boolean
  fieldRef: RefObject<HTMLTextAreaElement | null>
  tabs: ReactNode
}

/**
 * Where a note is written. It has a draft and a way to the server of its own: what waits to be sent to customers never
 * holds a note.
 */
export function NoteComposer({ conversationId, hidden, fieldRef, tabs }: Props) {
  const t = useT()
  const { store } = useHere()
  const put = usePutMessage()
  const [draft, setDraft] = useDraft(`note.${conversationId}`)
  const idOf = useClientId()
  const keep = useMutation({
    mutationFn: (text: string) => writeNote(store.id, conversationId, { clientId: idOf(text), text }),
    onSuccess: (note) => {
      setDraft('')
      put(store.id, note)
    },
  })
  const send = () => {
    const text = draft.trim()
    if (text !== '' && !keep.isPending) keep.mutate(text)
  }
  return (
    <form
      className="composer note shrink-0 mx-2 mb-2 md:mx-4 md:mb-4"
      hidden={hidden}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="composer-strip">
        {tabs}
        <span className="flex items-center gap-1.5 ml-auto">
          <EyeOff className="small" aria-hidden="true" />
          {t('notes.unseen')}
        </span>
      </div>
      <NoteField
        value={draft}
        fieldRef={fieldRef}
        busy={keep.isPending}
        onChange={setDraft}
        onKeep={send}
        onEscape={() => fieldRef.current?.blur()}
      />
      <div className="flex items-center gap-2 px-3.5 pb-2">
        <div className="grow min-w-0">
          {keep.isError && (
            <p className="wrong" role="alert">
              {problemText(t, keep.error)}
            </p>
          )}
        </div>
        <button
          type="submit"
          className="btn small"
          aria-disabled={draft.trim() === ''}
          aria-busy={keep.isPending}
        >
          {t('notes.add')}
          <kbd className="kbd">{sendKeyCap()}</kbd>
        </button>
      </div>
    </form>
  )
}
