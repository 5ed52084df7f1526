import { z } from 'zod'
import type { WhatsAppAccount } from '../../world/accounts.ts'
import type { World } from '../../world/world.ts'
import { GraphError, invalidParameter, serviceDown } from '../graph-errors.ts'

const Registration = z.object({ messaging_product: z.literal('whatsapp'), pin: z.string().regex(/^\d{6}$/) })
/** Wrong PINs before no further one is looked at. */
const mostPins = 5

/** Registers the number: sets its PIN, or compares it with the one it has. @throws GraphError */
export function register(world: World, account: WhatsAppAccount, body: unknown): { success: true } {
  const struck = (fault: string) => world.faults.strikes('signUp', 'whatsapp', fault)
  if (struck('registerDown')) throw serviceDown()
  const asked = Registration.safeParse(body)
  if (!asked.success) throw invalidParameter('pin')
  const { wrongPins = 0, pin = asked.data.pin } = account
  if (struck('pinLocked') || wrongPins >= mostPins) throw locked()
  if (struck('pinWrong') || pin !== asked.data.pin) {
    account.wrongPins = wrongPins + 1
    throw mismatch()
  }
  // Whoever registers a number of the phone app throws it out there.
  delete account.phoneApp
  Object.assign(account, { registered: true, pin, wrongPins: 0 })
  return { success: true }
}

const mismatch = () =>
  new GraphError(400, 133005, '(#133005) Two step verification PIN Mismatch', {
    details: 'The two-step verification PIN is not the one of this number',
  })

const locked = () =>
  new GraphError(400, 133008, '(#133008) Too Many PIN Guesses', {
    details: 'Too many PINs were tried. Try again in 12 hours',
  })

export const notRegistered = () =>
  new GraphError(400, 133010, '(#133010) Phone number not registered', {
    details: 'The number is not registered for this API',
  })
