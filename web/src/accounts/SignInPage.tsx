import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { signIn } from '../api/accounts.ts'
import { Problem } from '../api/client.ts'
import { problemText } from '../api/problemText.ts'
import { Field } from '../design/Field.tsx'
import { useT } from '../i18n/i18n.tsx'
import { missing, wrongEmail } from './checks.ts'
import { Door } from './Door.tsx'
import { PasswordField } from './PasswordField.tsx'

export function SignInPage() {
  const t = useT()
  const go = useNavigate()
  const { history } = useRouter()
  const { next } = useSearch({ from: '/sign-in' })
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const enter = useMutation({
    mutationFn: () => signIn(email, password),
    onSuccess: async () => {
      queries.clear()
      // Back to what was open when the session ended.
      if (next) history.push(next)
      else await go({ to: '/' })
    },
    // The server has sent the letter again by itself.
    onError: async (error) => {
      if (!(error instanceof Problem && error.code === 'email_not_verified')) return
      await go({ to: '/verify', search: { email } })
    },
  })
  const wrong = tried ? { email: wrongEmail(t, email), password: missing(t, password) } : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!wrongEmail(t, email) && !missing(t, password)) enter.mutate()
  }

  return (
    <Door>
      <form className="flex flex-col gap-4" onSubmit={submit} noValidate>
        <h1>{t('auth.signIn')}</h1>
        <Field label={t('auth.email')} wrong={wrong?.email}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="email"
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <PasswordField value={password} onChange={setPassword} wrong={wrong?.password ?? null} />
        {enter.isError && <Refusal error={enter.error} />}
        <button type="submit" className="btn filled big" aria-busy={enter.isPending}>
          {t('auth.signInAct')}
        </button>
        <p className="text-sm text-muted text-center">
          {t('auth.noStore')}{' '}
          <Link to="/sign-up" className="link">
            {t('auth.open')}
          </Link>
        </p>
      </form>
    </Door>
  )
}

/** The server's refusal above the button that caused it. */
export function Refusal({ error }: { error: unknown }) {
  const t = useT()
  return (
    <p className="banner danger" role="alert">
      <CircleAlert aria-hidden="true" />
      {problemText(t, error)}
    </p>
  )
}
