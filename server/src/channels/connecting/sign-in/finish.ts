import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { type GrantOutcome, grantOfCode, instagramSignIn } from '../../instagram/sign-in.ts'
import { whatsappSignUp } from '../../whatsapp/sign-up/dialog.ts'
import { grantOfSignUp, type SignUpGrant } from '../../whatsapp/sign-up/grant.ts'
import { type OfferedNumber, offeredNumbers } from '../../whatsapp/sign-up/numbers.ts'
import { connectChannel } from '../connect.ts'
import type { FinishSignIn } from '../wire.ts'
import { connectNumber, type NumberOutcome } from './choose.ts'
import { findGrant, keepGrant } from './grant.ts'
import { type Starter, useState } from './state.ts'

export type SignInOutcome =
  | NumberOutcome
  | Exclude<GrantOutcome, { ok: true }>
  | { readonly ok: false; readonly code: 'denied' | 'not_offered' | 'no_number' }
  /** Somebody has to choose a number, or to give a PIN. */
  | { readonly ok: 'choose'; readonly numbers: readonly OfferedNumber[] }

/**
 * Ends a sign-in with what the provider sent back. Its state is used up first, so nothing can be tried twice; what it
 * had come to when the answer was lost is answered again.
 */
export async function finishSignIn(
  ctx: Ctx,
  storeId: StoreId,
  starter: Starter,
  answer: FinishSignIn,
): Promise<SignInOutcome> {
  const state = await ctx.db.withStore(storeId, (tx) => useState(tx, answer.state, starter, ctx.clock.now()))
  if (!state.ok)
    return (
      (await goOn(ctx, storeId, starter, answer.state)) ?? { ok: false, code: 'void', reason: state.reason }
    )
  if (answer.code === undefined) return { ok: false, code: 'denied' }
  return state.kind === 'instagram'
    ? withInstagram(ctx, storeId, answer.code)
    : withWhatsApp(ctx, storeId, answer.state, answer.code)
}

async function withInstagram(ctx: Ctx, storeId: StoreId, code: string): Promise<SignInOutcome> {
  const signIn = instagramSignIn(ctx)
  if (!signIn) return { ok: false, code: 'not_offered' }
  const grant = await grantOfCode(ctx, signIn, code)
  if (!grant.ok) return grant
  const life = { ...grant, granted: true }
  return connectChannel(ctx, storeId, { kind: 'instagram', accessToken: grant.token }, life)
}

async function withWhatsApp(ctx: Ctx, storeId: StoreId, state: string, code: string): Promise<SignInOutcome> {
  const signUp = whatsappSignUp(ctx)
  if (!signUp) return { ok: false, code: 'not_offered' }
  const grant = await grantOfSignUp(ctx, signUp, code)
  if (!grant.ok) return grant
  await ctx.db.withStore(storeId, (tx) => keepGrant(ctx, tx, state, grant))
  return offer(ctx, storeId, state, grant)
}

async function goOn(
  ctx: Ctx,
  storeId: StoreId,
  starter: Starter,
  state: string,
): Promise<SignInOutcome | undefined> {
  const waiting = await ctx.db.withStore(storeId, (tx) => findGrant(ctx, tx, state, starter))
  if (waiting?.kind === 'done') return { ok: true, channelId: waiting.channelId }
  return waiting && offer(ctx, storeId, state, waiting.grant)
}

/** A single number that needs nothing more is connected at once. */
async function offer(ctx: Ctx, storeId: StoreId, state: string, grant: SignUpGrant): Promise<SignInOutcome> {
  const numbers = await offeredNumbers(ctx, grant)
  if (!numbers) return { ok: false, code: 'unreachable' }
  const [only, another] = numbers
  if (!only) return { ok: false, code: 'no_number' }
  if (another || only.needsPin) return { ok: 'choose', numbers }
  return connectNumber(ctx, storeId, { state, grant, number: only })
}
