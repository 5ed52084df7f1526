import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'

/** Tells the store's screens that a document changed. */
export const tellDocumentUpdated = (ctx: Ctx, tx: StoreTx, documentId: string): void =>
  announce(ctx, tx, [{ kind: 'document.updated', payload: { documentId } }])
