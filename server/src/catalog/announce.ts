import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'

/** Tells the store's screens that a product changed; null for many at once. */
export const tellProductUpdated = (ctx: Ctx, tx: StoreTx, productId: string | null): void =>
  announce(ctx, tx, [{ kind: 'product.updated', payload: { productId } }])
