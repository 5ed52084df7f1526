import { Volume2 } from 'lucide-react'
import { useState } from 'react'
import { problemText } from '../api/problemText.ts'
import type { NotificationChoice } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Segments } from '../design/Segments.tsx'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { Toggle } from '../design/Toggle.tsx'
import { useT } from '../i18n/i18n.tsx'
import { AwaySettings } from './away/AwaySettings.tsx'
import { type Change, useChoice } from './choosing.ts'
import { askForLeave, type Leave, leave } from './desktop.ts'
import type { NewsKind } from './judge.ts'
import { play, wakeSound } from './sounds.ts'

/** What the member is told of and how; each choice holds at once, and on all their devices. */
export function NotificationSettings() {
  const { store } = useHere()
  const t = useT()
  const { query, choice, change, error } = useChoice(store.id)
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!choice) return <SkeletonRows rows={4} />
  return (
    <div className="flex flex-col gap-5">
      <div className="field items-start">
        <span className="label">{t('notify.whose')}</span>
        <Segments
          label={t('notify.whose')}
          value={choice.whose}
          choices={[
            { value: 'mine', label: t('notify.whoseMine') },
            { value: 'all', label: t('notify.whoseAll') },
          ]}
          onChoose={(whose) => change(() => ({ whose }))}
        />
      </div>
      <Kinds choice={choice} onChange={change} />
      <Quiet choice={choice} onChange={change} />
      <AwaySettings
        nothingChosen={choice.desktop.length === 0}
        onChooseAll={() => change(() => ({ desktop: [...rows] }))}
      />
      {error && (
        <p className="wrong" role="alert">
          {problemText(t, error)}
        </p>
      )}
    </div>
  )
}

interface Props {
  choice: NotificationChoice
  onChange: (change: Change) => void
}

const rows: readonly NewsKind[] = ['message', 'asked', 'mention', 'failed']

function Kinds({ choice, onChange }: Props) {
  const t = useT()
  const [may, setMay] = useState<Leave>(leave)
  const turn = (way: 'sounds' | 'desktop', kind: NewsKind) =>
    onChange(({ [way]: chosen }) => ({
      [way]: chosen.includes(kind) ? chosen.filter((each) => each !== kind) : [...chosen, kind],
    }))
  const turnDesktop = async (kind: NewsKind) => {
    const given = await askForLeave()
    setMay(given)
    if (given === 'given' || choice.desktop.includes(kind)) turn('desktop', kind)
  }
  return (
    <div className="flex flex-col gap-2">
      <ul className="border-t border-hair">
        {rows.map((kind) => (
          <li key={kind} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5 border-b border-soft">
            <span className="grow basis-48 min-w-0 text-ink">{t(`notify.${kind}`)}</span>
            <span className="flex items-center gap-1.5">
              <label className="chip">
                <input
                  type="checkbox"
                  className="sr"
                  aria-label={t('notify.soundOf', { what: t(`notify.${kind}`) })}
                  checked={choice.sounds.includes(kind)}
                  onChange={() => turn('sounds', kind)}
                />
                {t('notify.sound')}
              </label>
              <button
                type="button"
                className="icon-btn small"
                title={t('notify.listen')}
                aria-label={t('notify.listenTo', { what: t(`notify.${kind}`) })}
                onClick={() => {
                  wakeSound()
                  play(kind)
                }}
              >
                <Volume2 className="small" aria-hidden="true" />
              </button>
              <label className="chip">
                <input
                  type="checkbox"
                  className="sr"
                  aria-label={t('notify.desktopOf', { what: t(`notify.${kind}`) })}
                  checked={choice.desktop.includes(kind) && may === 'given'}
                  disabled={may === 'impossible'}
                  onChange={() => void turnDesktop(kind)}
                />
                {t('notify.desktop')}
              </label>
            </span>
          </li>
        ))}
      </ul>
      {may === 'refused' && (
        <p className="wrong" role="alert">
          {t('notify.refused')}
        </p>
      )}
      {may === 'impossible' && <p className="hint">{t('notify.impossible')}</p>}
    </div>
  )
}

const usualNight = { from: '22:00', until: '08:00' }

function Quiet({ choice: { quiet }, onChange }: Props) {
  const t = useT()
  return (
    <div className="flex flex-col gap-3">
      <Toggle
        label={t('notify.quiet')}
        hint={t('notify.quietHint')}
        on={quiet !== null}
        onChange={(on) => onChange(() => ({ quiet: on ? usualNight : null }))}
      />
      {quiet && (
        <div className="flex flex-wrap gap-3">
          {(['from', 'until'] as const).map((end) => (
            <label key={end} className="flex items-center gap-2 text-sm text-muted">
              {t(`notify.${end}`)}
              <input
                type="time"
                className="input w-auto!"
                value={quiet[end]}
                required
                onChange={({ target: { value } }) =>
                  value && onChange(() => ({ quiet: { ...quiet, [end]: value } }))
                }
              />
            </label>
          ))}
        </div>
      )}
    </div>
  )
}
