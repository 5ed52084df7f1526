import { useEffect, useState } from 'react'
import { Toggle } from '../../../design/Toggle.tsx'
import { useT } from '../../../i18n/i18n.tsx'

const inMinutes = { minutes: 1, hours: 60, days: 1440 } as const
type Unit = keyof typeof inMinutes

interface Props {
  label: string
  hint?: string
  units: readonly Unit[]
  /** Null is off. */
  minutes: number | null
  /** What it is when it is turned on. */
  usual: number
  onChange: (minutes: number | null) => void
}

/** A time that may be off: a switch, and beside it how many of what. */
export function DurationField({ label, hint, units, minutes, usual, onChange }: Props) {
  const t = useT()
  const unit = units.findLast((each) => (minutes ?? usual) % inMinutes[each] === 0) ?? units[0] ?? 'minutes'
  return (
    <div className="flex flex-col gap-2">
      <Toggle
        label={label}
        {...(hint === undefined ? {} : { hint })}
        on={minutes !== null}
        onChange={(on) => onChange(on ? usual : null)}
      />
      {minutes !== null && (
        <div className="flex items-center gap-2">
          <Amount
            label={label}
            amount={minutes / inMinutes[unit]}
            onChange={(next) => onChange(next * inMinutes[unit])}
          />
          <select
            className="input w-auto!"
            aria-label={t('hours.unitOf', { name: label })}
            value={unit}
            onChange={(event) =>
              onChange((minutes / inMinutes[unit]) * inMinutes[event.target.value as Unit])
            }
          >
            {units.map((each) => (
              <option key={each} value={each}>
                {t(`hours.unit_${each}`)}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  )
}

/** Kept when the field is left. */
function Amount({
  label,
  amount,
  onChange,
}: {
  label: string
  amount: number
  onChange: (amount: number) => void
}) {
  const [text, setText] = useState(String(amount))
  useEffect(() => setText(String(amount)), [amount])
  const keep = () => {
    const next = Number(text)
    if (!Number.isInteger(next) || next < 1 || next > 999) setText(String(amount))
    else if (next !== amount) onChange(next)
  }
  return (
    <input
      className="input num w-20!"
      type="number"
      min={1}
      max={999}
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => event.code === 'Enter' && event.currentTarget.blur()}
    />
  )
}
