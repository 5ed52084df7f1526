import type { Ctx } from '#platform/context.ts'
import { deriveKeys } from '#platform/derive-key.ts'

/** How long a confirmation link opens. */
export const CONFIRMATION_SECONDS = 3600

/** What signs sessions and links; derived, so that no further secret has to be kept. @throws Error without a master key. */
export function authSecret(ctx: Ctx): string {
  const [newest] = deriveKeys(ctx.config, 'sign-in')
  if (!newest) throw new Error('MASTER_KEY: no key is configured')
  return newest.toString('base64')
}
