import { Copy } from 'lucide-react'
import { useHere } from '../app/store.tsx'
import { useCopy } from '../design/useCopy.ts'
import { useT } from '../i18n/i18n.tsx'
import { useDraft } from './draft.ts'
import { discard, useUnsent } from './outbox/outbox.ts'

/** A conversation that was deleted while it was open: says so, and gives back what was written to it and did not leave. */
export function GoneThread({ conversationId, onLeave }: { conversationId: string; onLeave: () => void }) {
  const t = useT()
  const { person } = useHere()
  const [draft, setDraft] = useDraft(conversationId)
  const [note, setNote] = useDraft(`note.${conversationId}`)
  const unsent = useUnsent().filter(
    (entry) => entry.conversationId === conversationId && entry.personId === person.id,
  )
  const left = [
    { key: 'draft', text: draft, drop: () => setDraft('') },
    { key: 'note', text: note, drop: () => setNote('') },
    ...unsent.map(({ clientId, text }) => ({
      key: clientId,
      text: text ?? '',
      drop: () => discard(clientId),
    })),
  ].filter(({ text }) => text !== '')
  return (
    <div className="flex flex-col items-start gap-3 p-6 max-w-[36rem]" role="alert">
      <h2 className="text-lg">{t('standing.gone')}</h2>
      <p className="text-muted">{t(left.length > 0 ? 'standing.goneDraft' : 'standing.goneWhy')}</p>
      {left.map(({ key, text, drop }) => (
        <Left key={key} text={text} onDrop={drop} />
      ))}
      <button type="button" className="btn" onClick={onLeave}>
        {t('inbox.back')}
      </button>
    </div>
  )
}

function Left({ text, onDrop }: { text: string; onDrop: () => void }) {
  const t = useT()
  const copy = useCopy()
  return (
    <div className="card w-full p-3 flex flex-col gap-2">
      <p className="text-ink whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
      <div className="flex gap-1.5">
        <button type="button" className="btn small" onClick={() => void copy(text)}>
          <Copy className="small" aria-hidden="true" />
          {t('common.copy')}
        </button>
        <button type="button" className="btn quiet small" onClick={onDrop}>
          {t('common.remove')}
        </button>
      </div>
    </div>
  )
}
