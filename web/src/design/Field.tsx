import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'

interface ControlProps {
  id: string
  'aria-invalid': boolean
  'aria-describedby': string
}

interface Props {
  label: ReactNode
  hint?: ReactNode
  wrong?: string | null | undefined
  /** Draws the control; it must spread what it gets, so that label, hint and error belong to it. */
  children: (control: ControlProps) => ReactNode
  beside?: ReactNode
  className?: string
}

/** A control with its label above and its hint, or what is wrong and how to mend it, below. */
export function Field({ label, hint, wrong, children, beside, className = '' }: Props) {
  const id = useId()
  return (
    <div className={`field ${className}`}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="medium text-sm text-ink">
          {label}
        </label>
        {beside}
      </div>
      {children({ id, 'aria-invalid': Boolean(wrong), 'aria-describedby': `${id}-note` })}
      <div id={`${id}-note`}>
        {wrong ? (
          <p className="wrong" role="alert">
            <CircleAlert className="small" aria-hidden="true" />
            {wrong}
          </p>
        ) : (
          hint && <p className="hint">{hint}</p>
        )}
      </div>
    </div>
  )
}
