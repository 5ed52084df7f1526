import { Switch } from '@base-ui/react/switch'
import { useId } from 'react'

interface Props {
  label: string
  hint?: string
  on: boolean
  onChange: (on: boolean) => void
}

export function Toggle({ label, hint, on, onChange }: Props) {
  const id = useId()
  return (
    <div className="flex items-center justify-between gap-4">
      <div>
        <div id={id} className="medium text-ink">
          {label}
        </div>
        {hint && <div className="hint">{hint}</div>}
      </div>
      <Switch.Root className="switch" checked={on} onCheckedChange={onChange} aria-labelledby={id}>
        <Switch.Thumb />
      </Switch.Root>
    </div>
  )
}
