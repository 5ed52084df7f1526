import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { signUp } from '../api/accounts.ts'
import { Field } from '../design/Field.tsx'
import { useI18n } from '../i18n/i18n.tsx'
import { missing, wrongEmail, wrongPassword } from './checks.ts'
import { Door } from './Door.tsx'
import { PasswordField } from './PasswordField.tsx'
import { Refusal } from './SignInPage.tsx'

const nobody = { firstName: '', lastName: '', email: '', password: '' }
type TextField = 'firstName' | 'lastName' | 'email'

const inputs: { name: TextField; type: string; autoComplete: string }[] = [
  { name: 'firstName', type: 'text', autoComplete: 'given-name' },
  { name: 'lastName', type: 'text', autoComplete: 'family-name' },
  { name: 'email', type: 'email', autoComplete: 'email' },
]

export function SignUpPage() {
  const { t, language } = useI18n()
  const go = useNavigate()
  const [person, setPerson] = useState(nobody)
  const [tried, setTried] = useState(false)
  const join = useMutation({
    mutationFn: () => signUp({ ...person, language }),
    onSuccess: () => go({ to: '/verify', search: { email: person.email } }),
  })
  const wrong = {
    firstName: missing(t, person.firstName),
    lastName: missing(t, person.lastName),
    email: wrongEmail(t, person.email),
    password: wrongPassword(t, person.password),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.values(wrong).every((each) => each === null)) join.mutate()
  }

  return (
    <Door>
      <form className="flex flex-col gap-4" onSubmit={submit} noValidate>
        <h1>{t('auth.signUp')}</h1>
        {inputs.map(({ name, type, autoComplete }) => (
          <Field key={name} label={t(`auth.${name}`)} wrong={tried ? wrong[name] : null}>
            {(control) => (
              <input
                {...control}
                className="input"
                type={type}
                autoComplete={autoComplete}
                value={person[name]}
                onChange={(event) => setPerson({ ...person, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <PasswordField
          fresh
          value={person.password}
          onChange={(password) => setPerson({ ...person, password })}
          wrong={tried ? wrong.password : null}
        />
        {join.isError && <Refusal error={join.error} />}
        <button type="submit" className="btn filled big" aria-busy={join.isPending}>
          {t('auth.signUpAct')}
        </button>
        <p className="text-sm text-muted text-center">
          {t('auth.haveAccount')}{' '}
          <Link to="/sign-in" className="link">
            {t('auth.signInAct')}
          </Link>
        </p>
      </form>
    </Door>
  )
}
