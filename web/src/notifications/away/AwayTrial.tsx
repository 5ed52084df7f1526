import { useMutation, useQueryClient } from '@tanstack/react-query'
import { problemText } from '../../api/problemText.ts'
import { type PushOutcome, tryPush } from '../../api/push.ts'
import { useHere } from '../../app/store.tsx'
import { useT } from '../../i18n/i18n.tsx'
import type { TextKey } from '../../i18n/translate.ts'
import { awayQuery } from './useAway.ts'

const words: Record<PushOutcome, TextKey> = {
  taken: 'away.taken',
  gone: 'away.gone',
  later: 'away.later',
  refused: 'away.notTaken',
}

/** Sends one now, and says what the browser's push service made of it. */
export function AwayTrial({ id }: { id: string }) {
  const t = useT()
  const { store, person } = useHere()
  const queries = useQueryClient()
  const trial = useMutation({
    mutationFn: () => tryPush(store.id, id),
    // The server has forgotten this browser; what stands here is told to it again.
    onSuccess: ({ outcome }) => {
      if (outcome === 'gone')
        void queries.invalidateQueries({ queryKey: awayQuery(store.id, person.id).queryKey })
    },
  })
  return (
    <div className="flex flex-wrap items-center gap-3">
      <button type="button" className="btn small" aria-busy={trial.isPending} onClick={() => trial.mutate()}>
        {t('away.try')}
      </button>
      <span className="hint grow basis-48" role="status">
        {trial.data && t(words[trial.data.outcome])}
        {trial.isError && problemText(t, trial.error)}
      </span>
    </div>
  )
}
