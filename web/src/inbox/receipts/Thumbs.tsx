import { useQueryClient } from '@tanstack/react-query'
import { ThumbsDown, ThumbsUp } from 'lucide-react'
import { useState } from 'react'
import { rateReceipt } from '../../api/bubbles.ts'
import { problemText } from '../../api/problemText.ts'
import type { Message, Receipt } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'

interface Props {
  message: Pick<Message, 'id' | 'conversationId'>
  ratings: Receipt['ratings']
}

const thumbs = [
  { thumb: 'up', Icon: ThumbsUp },
  { thumb: 'down', Icon: ThumbsDown },
] as const

/** What members think of an answer: one's own opinion can be changed and taken back, the others' are counted. */
export function Thumbs({ message, ratings }: Props) {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const press = async (thumb: 'up' | 'down') => {
    if (busy) return
    setBusy(true)
    try {
      const receipt = await rateReceipt(store.id, message, ratings.mine === thumb ? null : thumb)
      queries.setQueryData(['receipt', store.id, message.id], receipt)
    } catch (error) {
      toast(problemText(t, error))
    }
    setBusy(false)
  }
  return (
    <fieldset className="thumbs" aria-label={t('bubbles.thumbs')} aria-busy={busy}>
      <span className="text-muted" aria-hidden="true">
        {t('bubbles.thumbs')}
      </span>
      {thumbs.map(({ thumb, Icon }) => (
        <button
          key={thumb}
          type="button"
          className="chip"
          aria-pressed={ratings.mine === thumb}
          aria-label={`${t(`bubbles.thumb_${thumb}`)}: ${ratings[thumb]}`}
          title={t(`bubbles.thumb_${thumb}`)}
          onClick={() => void press(thumb)}
        >
          <Icon className="small" aria-hidden="true" />
          <span className="num">{ratings[thumb]}</span>
        </button>
      ))}
    </fieldset>
  )
}
