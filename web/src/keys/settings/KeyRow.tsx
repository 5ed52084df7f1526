import { RotateCcw, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useT } from '../../i18n/i18n.tsx'
import { type ActionId, actionOf } from '../actions.ts'
import type { Bindings } from '../bindings.ts'
import { capsOf, isMac } from '../chords.ts'
import { KeyCaps } from '../KeyCaps.tsx'
import { KeyRecorder } from './KeyRecorder.tsx'
import { type Refusal, refusalOf } from './refusal.ts'

interface Props {
  id: ActionId
  bindings: Bindings
  /** Bound otherwise than usual. */
  changed: boolean
  /** Null: no key at all. Whoever had the key before loses it. */
  onBind: (chord: string | null, from: ActionId | null) => void
  onReset: (from: ActionId | null) => void
}

/** An action with its key, and the way to another one. */
export function KeyRow({ id, bindings, changed, onBind, onReset }: Props) {
  const t = useT()
  const [recording, setRecording] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const action = t(actionOf(id).text)
  const [usual] = actionOf(id).keys
  const changing = useRef<HTMLButtonElement>(null)
  const keys = bindings.get(id) ?? []

  const back = () => {
    flushSync(() => setRecording(false))
    changing.current?.focus()
  }
  const take = (chord: string) => {
    back()
    const refused = refusalOf(bindings, id, chord)
    setRefusal(refused)
    if (!refused) onBind(chord, null)
  }
  const reset = () => {
    const taken = actionOf(id)
      .keys.map((chord) => refusalOf(bindings, id, chord))
      .find((each) => each?.why === 'taken')
    setRefusal(taken ?? null)
    if (!taken) onReset(null)
  }
  const takeOver = (by: ActionId, chord: string) => {
    setRefusal(null)
    if (actionOf(id).keys.includes(chord)) onReset(by)
    else onBind(chord, by)
  }
  const begin = () => {
    setRefusal(null)
    setRecording(true)
  }

  return (
    <li className="key-row py-2 border-b border-soft">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="grow basis-48">{action}</span>
        {recording ? (
          <KeyRecorder
            label={t('keys.recordFor', { action })}
            onRecord={take}
            onCancel={back}
            onLeave={() => setRecording(false)}
          />
        ) : (
          <>
            <button ref={changing} type="button" className="btn small min-w-20" onClick={begin}>
              {keys[0] ? <KeyCaps caps={capsOf(keys[0], isMac())} /> : <span>{t('keys.none')}</span>}
              <span className="sr">{t('keys.change', { action })}</span>
            </button>
            <button
              type="button"
              className="icon-btn small"
              title={t('keys.drop', { action })}
              aria-label={t('keys.drop', { action })}
              disabled={keys.length === 0}
              onClick={() => onBind(null, null)}
            >
              <X className="small" aria-hidden="true" />
            </button>
            <button
              type="button"
              className="icon-btn small"
              title={t('keys.reset', { action, keys: usual ? shown([usual]) : t('keys.none') })}
              aria-label={t('keys.reset', { action, keys: usual ? shown([usual]) : t('keys.none') })}
              disabled={!changed}
              onClick={reset}
            >
              <RotateCcw className="small" aria-hidden="true" />
            </button>
          </>
        )}
      </div>
      {refusal && <Refused refusal={refusal} onTake={takeOver} onOther={begin} />}
    </li>
  )
}

const shown = (keys: readonly string[]): string => (keys[0] ? capsOf(keys[0], isMac()).join(' ') : '')

interface RefusedProps {
  refusal: Refusal
  onTake: (by: ActionId, chord: string) => void
  onOther: () => void
}

/** What stands against a key; one that another action has may be taken from it. */
function Refused({ refusal, onTake, onOther }: RefusedProps) {
  const t = useT()
  const keys = shown([refusal.chord])
  const words =
    refusal.why === 'taken'
      ? t('keys.taken', { keys, action: t(actionOf(refusal.by).text) })
      : t(`keys.${refusal.why}`, { keys })
  return (
    <div className="flex flex-wrap items-center gap-2 mt-2" role="alert">
      <p className="text-sm text-attention grow basis-48">{words}</p>
      {refusal.why === 'taken' && !actionOf(refusal.by).fixed && (
        <button type="button" className="btn small" onClick={() => onTake(refusal.by, refusal.chord)}>
          {t('keys.take')}
        </button>
      )}
      <button type="button" className="btn small quiet" onClick={onOther}>
        {t('keys.other')}
      </button>
    </div>
  )
}
