import { type ReactNode, useId } from 'react'

interface Choice<Value extends string> {
  value: Value
  label: ReactNode
  className?: string
}

interface Props<Value extends string> {
  label: string
  value: Value | null
  choices: readonly Choice<Value>[]
  onChoose: (value: Value) => void
  className?: string
}

/** A radio group drawn as one strip. The radios are the browser's own, so arrows and Tab work as everywhere. */
export function Segments<Value extends string>({
  label,
  value,
  choices,
  onChoose,
  className = 'segments',
}: Props<Value>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={className}>
      {choices.map((choice) => (
        <label key={choice.value} className={choice.className}>
          <input
            type="radio"
            className="sr"
            name={name}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </div>
  )
}
