import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { demoMetaApp } from '../../world/accounts.ts'
import type { World } from '../../world/world.ts'
import { queryOf } from '../graph.ts'
import { GraphError, invalidParameter, serviceDown } from '../graph-errors.ts'

const Exchange = z.object({
  client_id: z.literal(demoMetaApp.appId),
  client_secret: z.literal(demoMetaApp.appSecret),
  redirect_uri: z.string(),
  code: z.string(),
})

/** `oauth/access_token`: the code of the dialog for the token of a business. */
export function codeRoutes(app: FastifyInstance, world: World): void {
  app.get('/:version/oauth/access_token', async (request) => {
    const struck = (fault: string) => world.faults.strikes('signUp', 'whatsapp', fault)
    if (struck('codeDown')) throw serviceDown()
    const asked = Exchange.safeParse(queryOf(request))
    if (!asked.success) throw invalidParameter('Error validating client secret.')
    const { code, redirect_uri: redirectUri } = asked.data
    if (struck('codeUsed')) throw refused.used
    if (struck('codeExpired')) throw refused.expired
    const token = world.signUps.redeem(code, redirectUri)
    if (typeof token === 'string') throw refused[token]
    return { access_token: token.token, token_type: 'bearer' }
  })
}

const refused = {
  used: new GraphError(400, 100, 'This authorization code has been used.', { subcode: 36009 }),
  expired: new GraphError(400, 100, 'This authorization code has expired.', { subcode: 36007 }),
  unknown: new GraphError(400, 100, 'Invalid verification code format.', { subcode: 36009 }),
}
