import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Field } from '../design/Field.tsx'
import { useT } from '../i18n/i18n.tsx'

interface Props {
  value: string
  onChange: (value: string) => void
  wrong?: string | null
  fresh?: boolean
}

export function PasswordField({ value, onChange, wrong, fresh = false }: Props) {
  const t = useT()
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <Field label={t('auth.password')} hint={fresh ? t('auth.passwordHint') : null} wrong={wrong}>
      {(control) => (
        <div className="relative">
          <input
            {...control}
            className="input pr-12"
            type={shown ? 'text' : 'password'}
            autoComplete={fresh ? 'new-password' : 'current-password'}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            className="icon-btn absolute right-1.5 top-1/2 -translate-y-1/2"
            aria-label={t('auth.showPassword')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            <Icon aria-hidden="true" />
          </button>
        </div>
      )}
    </Field>
  )
}
