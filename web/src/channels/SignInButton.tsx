import { useMutation } from '@tanstack/react-query'
import { Refusal } from '../accounts/SignInPage.tsx'
import { startSignIn } from '../api/channels.ts'
import type { SignInKind } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { channelNames } from '../design/Glyph.tsx'
import { useT } from '../i18n/i18n.tsx'

/** Leaves for the provider, which asks there and comes back to ConnectPage. */
export function SignInButton({ kind }: { kind: SignInKind }) {
  const t = useT()
  const { store } = useHere()
  const begin = useMutation({
    mutationFn: (coexisting: boolean) => startSignIn(store.id, kind, coexisting),
    onSuccess: ({ url }) => window.location.assign(url),
  })
  return (
    <div className="flex flex-col gap-2 px-4 pb-4">
      {begin.isError && <Refusal error={begin.error} />}
      <button
        type="button"
        className="btn filled"
        aria-busy={begin.isPending}
        onClick={() => begin.mutate(false)}
      >
        {t('channels.signIn', { kind: channelNames[kind] })}
      </button>
      {kind === 'whatsapp' && (
        <button type="button" className="btn" onClick={() => begin.mutate(true)}>
          {t('channels.signInCoexisting')}
        </button>
      )}
      <p className="text-xs text-muted">{t('channels.signInHint', { kind: channelNames[kind] })}</p>
    </div>
  )
}
