import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import type { Presence, Watch } from '../presence/presence.ts'

/** Screens say that they are there when asked; whoever has not said so by then is away. */
const SETTLE_MS = 5_000

/** Who is there, in each store where somebody may be told. */
export interface Attention {
  /** Listens to these stores and to no others. */
  keepTo(storeIds: readonly StoreId[]): void
  /** Whether a member has a panel open; undefined while that is not known yet. */
  of(storeId: StoreId): ((memberId: string) => boolean) | undefined
}

export function createAttention(ctx: Ctx, presence: Presence): Attention {
  const watches = new Map<StoreId, { watch: Watch; since: number }>()
  const now = () => ctx.clock.now().getTime()
  return {
    keepTo(storeIds) {
      const wanted = new Set(storeIds)
      for (const [storeId, { watch }] of watches)
        if (!wanted.has(storeId)) {
          watch.end()
          watches.delete(storeId)
        }
      for (const storeId of wanted)
        if (!watches.has(storeId)) watches.set(storeId, { watch: presence.watch(storeId), since: now() })
    },
    of(storeId) {
      const known = watches.get(storeId)
      return known && now() - known.since >= SETTLE_MS ? known.watch.isHere : undefined
    },
  }
}
