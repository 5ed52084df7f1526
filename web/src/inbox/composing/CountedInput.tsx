import { CircleAlert } from 'lucide-react'
import { type RefObject, useId } from 'react'

interface Props {
  /** Said to readers and shown while the field is empty. */
  label: string
  value: string
  /** UTF-16 units; absent where nobody comes near the limit. */
  most?: number | undefined
  /** Stands in the field while it is empty, instead of its label. */
  example?: string | undefined
  keyboard?: 'url' | 'tel' | undefined
  wrong: string | null
  field?: RefObject<HTMLInputElement | null> | undefined
  onChange: (value: string) => void
}

/** A short field that counts against its limit; more than that can be typed, and is called wrong, so that nothing pasted is cut. */
export function CountedInput({ label, value, most, example, keyboard, wrong, field, onChange }: Props) {
  const id = useId()
  return (
    <div className="min-w-0">
      <div className={most === undefined ? '' : 'counted'}>
        <input
          {...(field ? { ref: field } : {})}
          className="input"
          value={value}
          aria-label={label}
          placeholder={example ?? label}
          inputMode={keyboard}
          aria-invalid={wrong !== null}
          aria-describedby={`${id}-note`}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
        {most !== undefined && (
          <span
            className={`num text-xs ${value.length > most ? 'text-danger' : 'text-faint'}`}
            aria-hidden="true"
          >
            {value.length}/{most}
          </span>
        )}
      </div>
      <div id={`${id}-note`}>
        {wrong && (
          <p className="wrong mt-1" role="alert">
            <CircleAlert className="small" aria-hidden="true" />
            {wrong}
          </p>
        )}
      </div>
    </div>
  )
}
