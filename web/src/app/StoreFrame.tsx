import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Outlet } from '@tanstack/react-router'
import { listConversations } from '../api/inbox.ts'
import { useT } from '../i18n/i18n.tsx'
import { useSending } from '../inbox/outbox/useSending.ts'
import { PromiseReminders } from '../inbox/promises/PromiseReminders.tsx'
import { KeysProvider } from '../keys/KeysProvider.tsx'
import { useToldAway } from '../notifications/away/useAway.ts'
import { useBadge } from '../notifications/badge.ts'
import { useNotifying } from '../notifications/useNotifying.ts'
import { StandingNotice } from '../standing/StandingNotice.tsx'
import { LiveProvider } from './live.tsx'
import { Rail } from './Rail.tsx'
import { StoreProvider } from './store.tsx'
import { TabBar } from './TabBar.tsx'
import { useWide } from './useWide.ts'

const route = getRouteApi('/s/$storeId')

/** The frame of a store's pages: rail or tab bar around the page, and the store's live events. */
export function StoreFrame() {
  const here = route.useLoaderData()
  return (
    <StoreProvider here={here}>
      <LiveProvider key={here.store.id} storeId={here.store.id}>
        <KeysProvider>
          <Frame storeId={here.store.id} />
        </KeysProvider>
      </LiveProvider>
    </StoreProvider>
  )
}

function Frame({ storeId }: { storeId: string }) {
  const t = useT()
  const wide = useWide('48rem')
  const waiting = useQuery({
    queryKey: ['counts', storeId],
    queryFn: async () => (await listConversations(storeId, 'waiting', null)).counts,
  })
  const count = waiting.data?.waiting ?? 0
  useBadge(count)
  useNotifying()
  useToldAway()
  useSending()
  return (
    <div className="app">
      <a href="#content" className="sr focus:not-sr-only">
        {t('common.skip')}
      </a>
      {wide && <Rail waiting={count} />}
      <div className="flex flex-col grow min-w-0">
        <div id="content" className="grow min-h-0 flex flex-col" tabIndex={-1}>
          <StandingNotice />
          <Outlet />
        </div>
        {!wide && <TabBar waiting={count} />}
        {(waiting.data?.promised ?? 0) > 0 && <PromiseReminders />}
      </div>
    </div>
  )
}
