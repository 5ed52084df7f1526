import { useQueryClient } from '@tanstack/react-query'
import { TimerReset } from 'lucide-react'
import { keepWithPerson } from '../../api/hours.ts'
import { problemText } from '../../api/problemText.ts'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { span } from '../words.ts'

/** When the assistant gets the conversation back; pressing it keeps the conversation with people. */
export function ReturnChip({ conversation, now }: { conversation: Conversation; now: number }) {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const assistant = useAssistantName()
  const { id, returnAt } = conversation
  if (!returnAt) return null
  const keep = async () => {
    try {
      queries.setQueryData(['conversation', store.id, id], await keepWithPerson(store.id, id))
      toast(t('closing.kept', { assistant }))
    } catch (error) {
      toast(problemText(t, error))
    }
  }
  const left = span(t, Date.parse(returnAt) - now)
  return (
    <button
      type="button"
      className="chip"
      title={t('closing.keep', { assistant })}
      aria-label={`${t('closing.returnIn', { assistant, left })}. ${t('closing.keep', { assistant })}`}
      onClick={() => void keep()}
    >
      <TimerReset className="small text-ai" aria-hidden="true" />
      {t('closing.returnIn', { assistant, left })}
    </button>
  )
}
