import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Problem } from '../../api/client.ts'
import { problemText } from '../../api/problemText.ts'
import { useHere } from '../../app/store.tsx'
import { Toggle } from '../../design/Toggle.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { AwayTrial } from './AwayTrial.tsx'
import { type Away, showWords, turnOff, turnOn } from './browser.ts'
import { awayQuery, useAway } from './useAway.ts'

interface Props {
  /** Nothing is chosen for the screen yet, so nothing would be told. */
  nothingChosen: boolean
  onChooseAll: () => void
}

/** Whether this browser is told while the panel is closed, and what keeps it from that. */
export function AwaySettings({ nothingChosen, onChooseAll }: Props) {
  const t = useT()
  const { store, person } = useHere()
  const queries = useQueryClient()
  const away = useAway().data
  const turn = useMutation({
    mutationFn: (next: () => Promise<Away>) => next(),
    scope: { id: `away ${store.id}` },
    onSuccess: (stands) => queries.setQueryData(awayQuery(store.id, person.id).queryKey, stands),
  })
  const start = () =>
    turn.mutate(() => turnOn(store.id, person.id), {
      onSuccess: ({ state }) => {
        if (state === 'on' && nothingChosen) onChooseAll()
      },
    })
  if (!away) return null
  if (away.state === 'impossible') return <Cannot why={t('away.impossible')} />
  if (away.state === 'refused') return <Cannot why={t('away.refused')} />
  return (
    <div className="flex flex-col gap-3">
      <Toggle
        label={t('away.title')}
        hint={t(turn.isPending ? 'away.turning' : 'away.hint')}
        on={away.state === 'on'}
        onChange={() => (away.state === 'on' ? turn.mutate(() => turnOff(store.id, away.id)) : start())}
      />
      {away.state === 'on' && (
        <>
          <Toggle
            label={t('away.words')}
            hint={t('away.wordsHint')}
            on={away.words}
            onChange={(words) => turn.mutate(() => showWords(store.id, words))}
          />
          <AwayTrial id={away.id} />
        </>
      )}
      {turn.isError && (
        <p className="wrong" role="alert">
          {turn.error instanceof Problem ? problemText(t, turn.error) : t('away.noService')}
        </p>
      )}
    </div>
  )
}

function Cannot({ why }: { why: string }) {
  const t = useT()
  return (
    <div>
      <div className="medium text-ink">{t('away.title')}</div>
      <p className="hint">{why}</p>
    </div>
  )
}
