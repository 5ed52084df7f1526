import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { readMe } from '../api/accounts.ts'
import { Problem } from '../api/client.ts'
import type { Me } from '../api/types.ts'

const meQuery = queryOptions({ queryKey: ['me'], queryFn: readMe, staleTime: 60_000 })

const lastStoreKey = 'tutum.store'

export const rememberStore = (storeId: string) => localStorage.setItem(lastStoreKey, storeId)

/** Who is here; sends strangers to the door. */
export async function requireMe(queries: QueryClient): Promise<Me> {
  try {
    return await queries.ensureQueryData(meQuery)
  } catch (error) {
    if (error instanceof Problem && error.status === 401) throw redirect({ to: '/sign-in' })
    throw error
  }
}

/** The store used last on this device, else the first; null before there is one. */
export function homeStore(me: Me): string | null {
  const last = localStorage.getItem(lastStoreKey)
  const store = me.stores.find((each) => each.id === last) ?? me.stores[0]
  return store?.id ?? null
}
