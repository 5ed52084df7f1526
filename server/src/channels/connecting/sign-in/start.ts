import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { instagramAuthorizeUrl, instagramSignIn } from '../../instagram/sign-in.ts'
import type { SignInKind } from '../wire.ts'
import { keepState, type Starter } from './state.ts'

/** Where this installation lets members sign in: it needs an app of its own at the provider. */
export const signInsOffered = (ctx: Ctx): SignInKind[] => (instagramSignIn(ctx) ? ['instagram'] : [])

/** @returns where the browser goes, or undefined when this installation offers no sign-in there. */
export async function startSignIn(
  ctx: Ctx,
  storeId: StoreId,
  kind: SignInKind,
  starter: Starter,
): Promise<string | undefined> {
  const signIn = instagramSignIn(ctx)
  if (!signIn) return undefined
  const state = await ctx.db.withStore(storeId, (tx) => keepState(tx, kind, starter, ctx.clock.now()))
  return instagramAuthorizeUrl(ctx, signIn, state)
}
