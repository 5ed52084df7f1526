import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { rawBodyScope } from '#platform/http/raw-body.ts'
import { Problem } from '#platform/problems.ts'
import type { ChannelAdapter, ChannelKind } from '../channel.ts'
import { deliveryStore } from './deliveries.ts'
import { telegramSecrets } from './telegram-secrets.ts'

const MOST_BYTES = 4 * 1024 * 1024

// Providers send as fast as customers write, all from a few addresses, and show what they are answered to no browser:
// no limit, no headers for pages, no logger made for each request.
const bare = {
  config: { rateLimit: false },
  helmet: false,
  childLoggerFactory: (logger: Logger) => logger,
} as const

/** The edge needs of each channel only how to tell its provider from others. */
export type EdgeAdapters = Readonly<Record<ChannelKind, Pick<ChannelAdapter, 'verify'>>>

/**
 * Where providers deliver. A valid signature is enough to be kept: 200 means that the bytes are durable, 503 asks for a
 * repeat, 401 keeps nothing. Nothing is parsed here.
 */
export async function webhookRoutes(app: App, ctx: Ctx, adapters: EdgeAdapters): Promise<void> {
  const store = deliveryStore(ctx)
  const secrets = telegramSecrets(ctx)
  const { meta, instagram } = ctx.config

  await rawBodyScope(app, { limit: MOST_BYTES }, (scope) => {
    const metaWebhook = (kind: 'whatsapp' | 'instagram', secrets: readonly (string | undefined)[]) => {
      const url = `/webhooks/meta/${kind}`
      scope.get(url, (request, reply) => answerChallenge(request, reply, meta.verifyToken))
      scope.post(url, bare, async (request, reply) => {
        const body = bytesOf(request)
        const fits = (secret: string | undefined) =>
          secret !== undefined && adapters[kind].verify({ headers: request.headers, body, secret })
        if (!secrets.some(fits)) throw unsigned()
        return acknowledge(reply, store({ kind, channelId: null, body }))
      })
    }
    metaWebhook('whatsapp', [meta.appSecret])
    // Signed with the Instagram app's secret, or with that of the Meta app it belongs to.
    metaWebhook('instagram', [instagram.appSecret, meta.appSecret])

    scope.post<{ Params: { channelId: string } }>(
      '/webhooks/telegram/:channelId',
      bare,
      async (request, reply) => {
        const { channelId } = request.params
        const body = bytesOf(request)
        const fits = (secret: string) => adapters.telegram.verify({ headers: request.headers, body, secret })
        if (!(await secrets.accepts(channelId, fits))) throw unsigned()
        return acknowledge(reply, store({ kind: 'telegram', channelId, body }))
      },
    )
  })
}

const bytesOf = (request: FastifyRequest): Buffer =>
  Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)

async function acknowledge(reply: FastifyReply, stored: Promise<void>): Promise<FastifyReply> {
  try {
    await stored
  } catch (error) {
    reply.log.error({ err: error }, 'a delivery could not be stored')
    throw new Problem(503, 'not_stored', 'The delivery could not be stored. Send it again.')
  }
  return reply.send('ok')
}

const unsigned = () => new Problem(401, 'signature_wrong', 'The signature is missing or wrong.')

/** Meta asks once, when the webhook is set up. */
function answerChallenge(
  request: FastifyRequest,
  reply: FastifyReply,
  verifyToken: string | undefined,
): FastifyReply {
  const query = request.query as Readonly<Record<string, unknown>>
  const token = query['hub.verify_token']
  const challenge = query['hub.challenge']
  const fits = typeof token === 'string' && verifyToken !== undefined && sameText(token, verifyToken)
  if (!fits || query['hub.mode'] !== 'subscribe' || typeof challenge !== 'string')
    throw new Problem(403, 'verify_token_wrong', 'The verify token does not fit.')
  return reply.type('text/plain').send(challenge)
}

const sameText = (a: string, b: string): boolean => timingSafeEqual(sha256(a), sha256(b))
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
