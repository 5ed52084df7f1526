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
    mutationFn: () => startSignIn(store.id, kind),
    onSuccess: ({ url }) => window.location.assign(url),
  })
  return (
    <div className="flex flex-col gap-2 px-4 pb-4">
      {begin.isError && <Refusal error={begin.error} />}
      <button type="button" className="btn filled" aria-busy={begin.isPending} onClick={() => begin.mutate()}>
        {t('channels.signIn', { kind: channelNames[kind] })}
      </button>
      <p className="text-xs text-muted">{t('channels.signInHint', { kind: channelNames[kind] })}</p>
    </div>
  )
}
