import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Languages } from 'lucide-react'
import { useState } from 'react'
import { translateMessage } from '../../api/helping.ts'
import { problemText } from '../../api/problemText.ts'
import type { Message } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useI18n } from '../../i18n/i18n.tsx'
import { Words } from '../strangers/Words.tsx'
import { useModelThere } from './useModelThere.ts'

type Said = Pick<Message, 'id' | 'conversationId' | 'text' | 'attachments'>

/** With the text, so that an edited message is asked about anew. */
const useKey = ({ id, text }: Said) => {
  const { store } = useHere()
  const { language } = useI18n()
  return ['translation', store.id, id, language, text ?? '']
}

const hasWords = ({ text, attachments }: Said): boolean =>
  Boolean(text) || attachments.some(({ transcript }) => transcript?.text)

/** Shows a message in the reader's language, or hides that again. */
export function TranslateTool({ message }: { message: Message }) {
  const { t, language } = useI18n()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const key = useKey(message)
  const there = useModelThere()
  const [busy, setBusy] = useState(false)
  if (!hasWords(message)) return null
  const press = async () => {
    if (there === false) return toast(t('helping.offline'))
    if (queries.getQueryData(key)) return queries.removeQueries({ queryKey: key })
    setBusy(true)
    try {
      queries.setQueryData(key, await translateMessage(store.id, message, language))
    } catch (error) {
      toast(problemText(t, error))
    }
    setBusy(false)
  }
  const label = t('helping.translateThis')
  return (
    <button
      type="button"
      className="icon-btn small"
      aria-label={there === false ? `${label}. ${t('helping.offline')}` : label}
      title={there === false ? t('helping.offline') : label}
      aria-disabled={there === false}
      aria-busy={busy}
      onClick={() => void press()}
    >
      <Languages className="small" aria-hidden="true" />
    </button>
  )
}

/** The words of a message in the reader's language, where that was asked for. */
export function Translation({ message }: { message: Said }) {
  const { t, language } = useI18n()
  const key = useKey(message)
  const { data } = useQuery<{ text: string }>({
    queryKey: key,
    queryFn: () => ({ text: '' }),
    enabled: false,
  })
  if (!data) return null
  return (
    <div className="translation" lang={language}>
      <span className="text-xs text-muted">{t('helping.translated')}</span>
      <Words text={data.text} />
    </div>
  )
}
