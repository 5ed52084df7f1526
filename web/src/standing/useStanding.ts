import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { readMe } from '../api/accounts.ts'
import { onRefusal, Problem } from '../api/client.ts'
import type { StoreSummary } from '../api/types.ts'
import { useLine } from '../app/live.tsx'
import { useHere } from '../app/store.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'

/** Whether the reader may still be here: their session goes on, and they are one of the store's people. */
export type Standing = 'here' | 'signedOut' | 'removed'

/** Of several refusals at once one question is enough. */
const restMs = 3_000

/** Finds out what has become of the reader when the server refuses something or the line breaks. */
export function useStanding(): Standing {
  const { store } = useHere()
  const line = useLine()
  const queries = useQueryClient()
  const router = useRouter()
  const t = useT()
  const toast = useToast()
  const [standing, setStanding] = useState<Standing>('here')
  const broke = useRef(false)

  useEffect(() => {
    const look = async () => {
      const found = await standingIn(store)
      if (found === null) return
      setStanding(found.standing)
      if (!found.role || found.role === store.role) return
      toast(t(`standing.now_${found.role}`))
      queries.removeQueries({ queryKey: ['me'] })
      await router.invalidate()
    }
    // A line breaks when the session ends, and is good again when somebody has signed in in another window.
    // While it was broken nobody could say what changed, so whoever comes back asks once more.
    if (standing !== 'here' || line === 'broken' || broke.current) void look()
    broke.current = line === 'broken'
    return lookWhenRefused(look)
  }, [queries, router, store, line, standing, t, toast])

  return standing
}

/** Null when nobody can say. */
async function standingIn({
  id,
}: StoreSummary): Promise<{ standing: Standing; role?: StoreSummary['role'] } | null> {
  try {
    const store = (await readMe()).stores.find((each) => each.id === id)
    return store ? { standing: 'here', role: store.role } : { standing: 'removed' }
  } catch (error) {
    return error instanceof Problem && error.status === 401 ? { standing: 'signedOut' } : null
  }
}

const telling = new Set([401, 403, 404])

/** Calls `look` when anything is refused in a way that may be about the reader. */
function lookWhenRefused(look: () => Promise<void>): () => void {
  let lookedAt = 0
  return onRefusal(({ status }) => {
    if (!telling.has(status) || Date.now() - lookedAt < restMs) return
    lookedAt = Date.now()
    void look()
  })
}
