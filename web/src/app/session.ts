import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { readMe } from '../api/accounts.ts'
import { Problem } from '../api/client.ts'
import type { Me } from '../api/types.ts'
import { forgetWritten } from '../inbox/keptHere.ts'
import { putOnScreen } from '../inbox/seen/page.ts'
import { forgetSeen, takeSeen } from '../inbox/seen/shelf.ts'
import { tellNoMore } from '../notifications/away/browser.ts'

const meQuery = queryOptions({ queryKey: ['me'], queryFn: readMe, staleTime: 60_000 })

const lastStoreKey = 'tutum.store'

export const rememberStore = (storeId: string) => localStorage.setItem(lastStoreKey, storeId)

/** Who is here; sends strangers to the door. */
export async function requireMe(queries: QueryClient): Promise<Me> {
  try {
    return await queries.ensureQueryData(meQuery)
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error
    await forgetSeen()
    throw redirect({ to: '/sign-in' })
  }
}

/** Shows what they last saw of a store until the server has answered; asked once a start and store. */
export async function showSeen(queries: QueryClient, { person, stores }: Me, storeId: string): Promise<void> {
  if (shown.has(`${person.id} ${storeId}`)) return
  shown.add(`${person.id} ${storeId}`)
  const me = { personId: person.id, storeIds: stores.map(({ id }) => id) }
  const showing = takeSeen(me, storeId, Date.now())
    .then((page) => page && putOnScreen(queries, page))
    .catch(() => {})
  // A browser whose store of pages does not open must not keep anybody from their inbox.
  await Promise.race([showing, new Promise((resolve) => setTimeout(resolve, patienceMs))])
}

const patienceMs = 300
const shown = new Set<string>()

/** Nothing of what they saw, nor of what they were writing, stays on this device. */
export async function leaveNothing(queries: QueryClient): Promise<void> {
  shown.clear()
  queries.clear()
  forgetWritten()
  await Promise.all([forgetSeen(), tellNoMore()])
}

/** The store used last on this device, else the first; null before there is one. */
export function homeStore(me: Me): string | null {
  const last = localStorage.getItem(lastStoreKey)
  const store = me.stores.find((each) => each.id === last) ?? me.stores[0]
  return store?.id ?? null
}
