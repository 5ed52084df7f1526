import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { instagramAuthorizeUrl, instagramSignIn } from '../../instagram/sign-in.ts'
import { missingForSignUp, signUpUrl, whatsappSignUp } from '../../whatsapp/sign-up/dialog.ts'
import type { SignInKind, StartSignIn } from '../wire.ts'
import { keepState, type Starter } from './state.ts'

/** Where this installation lets members sign in: it needs an app of its own at the provider. */
export const signInsOffered = (ctx: Ctx): SignInKind[] => [
  ...(whatsappSignUp(ctx) ? (['whatsapp'] as const) : []),
  ...(instagramSignIn(ctx) ? (['instagram'] as const) : []),
]

/** What whoever runs this installation would have to set for a sign-in to be offered. */
export const signInsMissing = (ctx: Ctx): { kind: SignInKind; variables: string[] }[] => {
  const variables = missingForSignUp(ctx)
  return variables.length > 0 ? [{ kind: 'whatsapp', variables }] : []
}

/** @returns where the browser goes, or undefined when this installation offers no sign-in there. */
export async function startSignIn(
  ctx: Ctx,
  storeId: StoreId,
  { kind, coexisting = false }: StartSignIn,
  starter: Starter,
): Promise<string | undefined> {
  const addressFor = kind === 'instagram' ? instagramAddress(ctx) : whatsappAddress(ctx, coexisting)
  if (!addressFor) return undefined
  return addressFor(await ctx.db.withStore(storeId, (tx) => keepState(tx, kind, starter, ctx.clock.now())))
}

type AddressFor = (state: string) => string

function instagramAddress(ctx: Ctx): AddressFor | undefined {
  const signIn = instagramSignIn(ctx)
  return signIn && ((state) => instagramAuthorizeUrl(ctx, signIn, state))
}

function whatsappAddress(ctx: Ctx, coexisting: boolean): AddressFor | undefined {
  const signUp = whatsappSignUp(ctx)
  return signUp && ((state) => signUpUrl(ctx, signUp, state, coexisting))
}
