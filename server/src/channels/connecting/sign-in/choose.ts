import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import type { SignUpGrant } from '../../whatsapp/sign-up/grant.ts'
import { type OfferedNumber, offeredNumbers } from '../../whatsapp/sign-up/numbers.ts'
import { type Registered, registerNumber } from '../../whatsapp/sign-up/register.ts'
import { type ConnectOutcome, connectChannel } from '../connect.ts'
import { routeIsFree } from '../queries.ts'
import type { ChooseNumber } from '../wire.ts'
import { findGrant, settleGrant } from './grant.ts'
import { reasonOfVoid, type Starter, type Void } from './state.ts'

export type NumberOutcome =
  | ConnectOutcome
  | Exclude<Registered, { ok: true }>
  | { readonly ok: false; readonly code: 'void'; readonly reason: Void }
  | { readonly ok: false; readonly code: 'number_foreign' | 'pin_missing' }

/** Connects one of the numbers that a sign-up brought. Repeating it answers with the channel that there is. */
export async function chooseNumber(
  ctx: Ctx,
  storeId: StoreId,
  starter: Starter,
  choice: ChooseNumber,
): Promise<NumberOutcome> {
  const waiting = await ctx.db.withStore(storeId, (tx) => findGrant(ctx, tx, choice.state, starter))
  if (waiting?.kind === 'done') return { ok: true, channelId: waiting.channelId }
  if (!waiting) {
    const reason = await ctx.db.withStore(storeId, (tx) =>
      reasonOfVoid(tx, choice.state, starter, ctx.clock.now()),
    )
    return { ok: false, code: 'void', reason }
  }
  const numbers = await offeredNumbers(ctx, waiting.grant)
  if (!numbers) return { ok: false, code: 'unreachable' }
  const number = numbers.find(({ id }) => id === choice.phoneNumberId)
  // The browser names a number; whether it was given to us only the token says.
  if (!number) return { ok: false, code: 'number_foreign' }
  return connectNumber(ctx, storeId, { state: choice.state, grant: waiting.grant, number, pin: choice.pin })
}

interface Chosen {
  readonly state: string
  readonly grant: SignUpGrant
  readonly number: OfferedNumber
  readonly pin?: string | undefined
}

/** Registers before anything is kept, so that a wrong PIN leaves nothing behind and may be tried again. */
export async function connectNumber(
  ctx: Ctx,
  storeId: StoreId,
  { state, grant, number, pin }: Chosen,
): Promise<NumberOutcome> {
  const free = await ctx.db.withStore(storeId, (tx) => routeIsFree(tx, 'whatsapp', number.id))
  if (!free) return { ok: false, code: 'account_taken' }
  if (number.needsPin) {
    if (pin === undefined) return { ok: false, code: 'pin_missing' }
    const registered = await registerNumber(ctx, grant.token, number, pin)
    if (!registered.ok) return registered
  }
  const { token: accessToken, expiresAt } = grant
  const outcome = await connectChannel(
    ctx,
    storeId,
    { kind: 'whatsapp', phoneNumberId: number.id, wabaId: number.wabaId, accessToken },
    { issuedAt: ctx.clock.now(), expiresAt, missingPermissions: [], granted: true },
  )
  if (outcome.ok) await ctx.db.withStore(storeId, (tx) => settleGrant(ctx, tx, state, outcome.channelId))
  return outcome
}
