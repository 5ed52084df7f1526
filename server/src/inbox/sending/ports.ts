import type { DeliveryPorts } from '#channels'
import type { Ctx } from '#platform/context.ts'
import { prepareSends } from './prepare.ts'
import { recordSends } from './record.ts'

/** What delivery asks of the inbox. */
export const deliveryPorts = (ctx: Ctx): Pick<DeliveryPorts, 'prepare' | 'record'> => ({
  prepare: (tx, claims) => prepareSends(ctx, tx, claims),
  record: (tx, results) => recordSends(ctx, tx, results),
})
