import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { demoMetaApp } from '../../world/accounts.ts'
import type { World } from '../../world/world.ts'
import { queryOf, tokenOf } from '../graph.ts'
import { invalidParameter, serviceDown, wrongToken } from '../graph-errors.ts'

const Revocation = z.object({
  client_id: z.literal(demoMetaApp.appId),
  client_secret: z.literal(demoMetaApp.appSecret),
  revoke_token: z.string(),
})

/** `oauth/revoke`: makes a token of the sign-up void. The world's own tokens stay, they are in every example. */
export function revocationRoutes(app: FastifyInstance, world: World): void {
  app.get('/:version/oauth/revoke', async (request) => {
    if (!world.signUps.find(tokenOf(request))) throw wrongToken()
    if (world.faults.take('serverError', 'whatsapp')) throw serviceDown()
    const asked = Revocation.safeParse(queryOf(request))
    if (!asked.success) throw invalidParameter('Error validating client secret.')
    world.signUps.revoke(asked.data.revoke_token)
    world.events.publish({ type: 'world' })
    return { success: true }
  })
}
