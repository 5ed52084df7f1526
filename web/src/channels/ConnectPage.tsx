import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Door } from '../accounts/Door.tsx'
import { finishSignIn } from '../api/channels.ts'
import { Problem } from '../api/client.ts'
import { problemText } from '../api/problemText.ts'
import { useT } from '../i18n/i18n.tsx'
import type { Translate } from '../i18n/translate.ts'
import { NumberChoice } from './NumberChoice.tsx'

const route = getRouteApi('/connect/$kind')

/** Where the provider sends the browser back: what it brought is good once, then the address forgets it. */
export function ConnectPage() {
  const t = useT()
  const navigate = useNavigate()
  const search = route.useSearch()
  // Instagram adds words of its own to the address; only these three are for us.
  const [answer] = useState(() => ({ state: search.state, code: search.code, error: search.error }))
  // The store stands in the state so that we know whom to ask; the server believes nothing of it.
  const storeId = answer.state?.split('.')[0] ?? ''
  const finish = useQuery({
    queryKey: ['sign-in', answer.state],
    queryFn: () => finishSignIn(storeId, answer),
    enabled: storeId !== '',
    retry: false,
    retryOnMount: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  useEffect(() => window.history.replaceState(null, '', window.location.pathname), [])
  const numbers = finish.data && 'numbers' in finish.data ? finish.data.numbers : undefined
  const [chosen, setChosen] = useState(false)
  const connected = numbers ? chosen : finish.isSuccess
  useEffect(() => {
    if (connected) void navigate({ to: '/s/$storeId/channels', params: { storeId }, replace: true })
  }, [connected, navigate, storeId])

  const failed = finish.isError || storeId === ''
  return (
    <Door>
      <div className="flex flex-col gap-4" aria-live="polite">
        <h1>
          {t(failed ? 'channels.notConnected' : numbers ? 'channels.connectNumber' : 'channels.connecting')}
        </h1>
        {numbers && (
          <NumberChoice
            storeId={storeId}
            state={answer.state ?? ''}
            numbers={numbers}
            onConnected={() => setChosen(true)}
          />
        )}
        {failed && <p className="text-lg text-muted">{whyNot(t, finish.error)}</p>}
        {failed && (
          <div>
            <Link to="/" className="btn filled">
              {t('channels.toPanel')}
            </Link>
          </div>
        )}
      </div>
    </Door>
  )
}

/** A store that is not ours and a state that nobody gave out say the same. */
function whyNot(t: Translate, error: unknown): string {
  if (error === null) return t('channels.signInForeign')
  if (!(error instanceof Problem)) return problemText(t, error)
  if (error.status === 404 || error.code === 'invalid_fields') return t('channels.signInForeign')
  return error.status === 401 ? t('channels.signInNobody') : problemText(t, error)
}
