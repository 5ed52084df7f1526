import type { Ctx } from '#platform/context.ts'
import { callGraph, graphError } from '../../graph.ts'
import { accessFor } from '../access.ts'

export type Registered =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly code:
        | 'pin_wrong'
        | 'pin_locked'
        | 'number_unverified'
        | 'number_busy'
        | 'number_refused'
        | 'unreachable'
    }

const codes: Record<number, Exclude<Registered, { ok: true }>['code']> = {
  133005: 'pin_wrong',
  133008: 'pin_locked',
  133009: 'pin_locked',
  133006: 'number_unverified',
  // Leaving elsewhere is not done yet, or it came and went too often.
  133000: 'number_busy',
  133015: 'number_busy',
  133016: 'number_busy',
}

/** Registers a number for this API. Sets its PIN, or confirms the one it has; repeating it is harmless. */
export async function registerNumber(
  ctx: Ctx,
  token: string,
  number: { readonly id: string },
  pin: string,
): Promise<Registered> {
  const outcome = await callGraph(
    accessFor(ctx, token),
    'POST',
    `${encodeURIComponent(number.id)}/register`,
    {
      body: { messaging_product: 'whatsapp', pin },
    },
  )
  if (outcome.kind !== 'answered') return { ok: false, code: 'unreachable' }
  const error = graphError(outcome.json)
  if (!error && outcome.status === 200) return { ok: true }
  if (!error || error.transient) return { ok: false, code: 'unreachable' }
  return { ok: false, code: codes[error.code] ?? 'number_refused' }
}
