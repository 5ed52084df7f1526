import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { type GrantOutcome, grantOfCode, instagramSignIn } from '../../instagram/sign-in.ts'
import { type ConnectOutcome, connectChannel } from '../connect.ts'
import type { FinishSignIn } from '../wire.ts'
import { type Starter, useState, type Void } from './state.ts'

export type SignInOutcome =
  | ConnectOutcome
  | Exclude<GrantOutcome, { ok: true }>
  | { readonly ok: false; readonly code: 'void'; readonly reason: Void }
  | { readonly ok: false; readonly code: 'denied' | 'not_offered' }

/** Ends a sign-in with what the provider sent back. Its state is used up first, so nothing can be tried twice. */
export async function finishSignIn(
  ctx: Ctx,
  storeId: StoreId,
  starter: Starter,
  answer: FinishSignIn,
): Promise<SignInOutcome> {
  const state = await ctx.db.withStore(storeId, (tx) => useState(tx, answer.state, starter, ctx.clock.now()))
  if (!state.ok) return { ok: false, code: 'void', reason: state.reason }
  if (answer.code === undefined) return { ok: false, code: 'denied' }
  const signIn = instagramSignIn(ctx)
  if (!signIn) return { ok: false, code: 'not_offered' }
  const grant = await grantOfCode(ctx, signIn, answer.code)
  if (!grant.ok) return grant
  return connectChannel(ctx, storeId, { kind: state.kind, accessToken: grant.token }, grant)
}
