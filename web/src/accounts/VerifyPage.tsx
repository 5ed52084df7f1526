import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { MailCheck } from 'lucide-react'
import { sendVerification } from '../api/accounts.ts'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'
import { Door } from './Door.tsx'
import { Refusal } from './SignInPage.tsx'

const route = getRouteApi('/verify')

/** The letter is on its way: nothing to fill in here, only to look into the mailbox. */
export function VerifyPage() {
  const t = useT()
  const toast = useToast()
  const { email } = route.useSearch()
  const again = useMutation({
    mutationFn: () => sendVerification(email),
    onSuccess: () => toast(t('auth.resent')),
  })
  return (
    <Door>
      <div className="flex flex-col gap-4">
        <MailCheck className="large text-accent" aria-hidden="true" />
        <h1>{t('auth.verify')}</h1>
        <p className="text-lg text-muted">{t('auth.verifyWhy', { email })}</p>
        {again.isError && <Refusal error={again.error} />}
        <div className="flex flex-wrap gap-2">
          <button
            type="button"
            className="btn"
            disabled={email === ''}
            aria-busy={again.isPending}
            onClick={() => again.mutate()}
          >
            {t('auth.resend')}
          </button>
          <Link to="/sign-up" className="btn quiet">
            {t('auth.otherEmail')}
          </Link>
          <Link to="/sign-in" className="btn quiet">
            {t('auth.signInAct')}
          </Link>
        </div>
      </div>
    </Door>
  )
}
