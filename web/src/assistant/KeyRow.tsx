import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Refusal } from '../accounts/SignInPage.tsx'
import { useHere } from '../app/store.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'

interface Props {
  name: string
  /** What is known of the key, said in a badge. */
  badge: { tone: string; text: string }
  /** Whether the store has a key of its own, which can be replaced and removed. */
  own: boolean
  editing: boolean
  onEdit: (editing: boolean) => void
  remove: () => Promise<unknown>
}

/** A service that the store may have a key for. */
export function KeyRow({ name, badge, own, editing, onEdit, remove }: Props) {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      toast(t('assistant.keyRemoved'))
      await queries.invalidateQueries({ queryKey: ['assistant', store.id] })
    },
  })
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="medium text-ink w-24">{name}</span>
      <span className="grow">
        <span className={`badge ${badge.tone}`}>{badge.text}</span>
      </span>
      {own && (
        <button
          type="button"
          className="btn quiet small"
          aria-label={t('assistant.keyRemove', { provider: name })}
          aria-busy={removal.isPending}
          onClick={() => removal.mutate()}
        >
          {t('common.remove')}
        </button>
      )}
      <button type="button" className="btn small" aria-expanded={editing} onClick={() => onEdit(!editing)}>
        {t(editing ? 'common.cancel' : own ? 'assistant.keyReplace' : 'assistant.keyAdd')}
      </button>
      {removal.isError && <Refusal error={removal.error} />}
    </div>
  )
}
