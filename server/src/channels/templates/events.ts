import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'

/** Tells the store's panels that its templates changed. */
export const tellTemplatesUpdated = (ctx: Ctx, tx: StoreTx, businessId: string): void =>
  announce(ctx, tx, [{ kind: 'template.updated', payload: { businessId } }])
