import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Courier } from '../delivery/courier.ts'
import { follow, hangs, losesAnswer } from '../delivery/send-faults.ts'
import { demoInstagramAppSecret, type InstagramAccount } from '../world/accounts.ts'
import type { Chat } from '../world/chats.ts'
import type { World } from '../world/world.ts'
import {
  answerInGraphEnvelopes,
  checkSecretProof,
  checkVersion,
  pickFields,
  queryOf,
  tokenOf,
} from './graph.ts'
import { expiredToken, GraphError, refusedWith, unknownObject, wrongToken } from './graph-errors.ts'
import type { Instagram } from './instagram.ts'
import { type Outgoing, parseOutgoing } from './instagram-bodies.ts'
import { mediaRoutes } from './instagram-media.ts'
import { shownContent } from './instagram-outgoing.ts'
import { portrait } from './portrait.ts'

type Node = { Params: { version: string; node: string } }

const tokenLifeSeconds = 5_184_000

/** The Instagram API with Instagram Login, to be registered under `/instagram`. */
export function instagramRoutes(world: World, courier: Courier, instagram: Instagram) {
  return async (app: FastifyInstance): Promise<void> => {
    answerInGraphEnvelopes(app)
    mediaRoutes(app, world)

    app.get('/access_token', async (request) => {
      const { grant_type: type, client_secret: secret, access_token: token = '' } = queryOf(request)
      const known = type === 'ig_exchange_token' && secret === demoInstagramAppSecret
      const grant = known ? world.grants.lengthen(token) : null
      if (!grant) throw refusedToken()
      world.events.publish({ type: 'world' })
      return longToken(grant.token, grant.permissions.join(','))
    })

    app.get('/refresh_access_token', async (request) => {
      const { grant_type: type, access_token: token = '' } = queryOf(request)
      if (type !== 'ig_refresh_token' || world.faults.take('tokenExpired', 'instagram')) throw refusedToken()
      const account = accounts(world).find((candidate) => candidate.token === token)
      if (account) return longToken(account.token, permissions)
      const grant = world.grants.renew(token)
      if (!grant) throw refusedToken()
      world.events.publish({ type: 'world' })
      return longToken(grant.token, grant.permissions.join(','))
    })

    app.post<Node>('/:version/:node/messages', async (request, reply) => {
      const account = accountOf(world, request)
      world.ownUrl = `${request.protocol}://${request.host}`
      if (hangs(world, 'instagram', reply)) return reply
      const outgoing = parseOutgoing(request.body)
      const chat = recipientOf(world, account, outgoing.recipient.id)
      if ('sender_action' in outgoing) {
        act(instagram, chat, outgoing)
        return { recipient_id: chat.customer.id }
      }
      refuseSend(world, chat, outgoing)
      const { message: sent } = outgoing
      const message = instagram.shopWrites(chat, {
        ...(await shownContent(world, sent)),
        replyTo: 'reply_to' in sent ? (sent.reply_to?.mid ?? null) : null,
      })
      await follow(world, courier, 'instagram', () => instagram.echo(account, message))
      if (losesAnswer(world, 'instagram', request, reply)) return reply
      return { recipient_id: chat.customer.id, message_id: message.id }
    })

    app.get<Node>('/:version/:node', async (request) => {
      const fields = queryOf(request)['fields']
      const holder = holderOf(world, request)
      if (isSelf(holder, request.params.node)) return pickFields(describeAccount(holder), fields ?? 'id', [])
      const chat = world.chat('instagram', holder.id, request.params.node)
      if (!chat) throw unknownObject(request.params.node, request.method)
      if (chat.lastInboundAt === null || chat.blocked)
        throw new GraphError(400, 230, 'User consent is required to access user profile')
      const picture = `${request.protocol}://${request.host}/instagram/portraits/${chat.customer.id}.png`
      return pickFields(describeCustomer(chat, picture), fields, ['id'])
    })

    app.get<{ Params: { id: string } }>('/portraits/:id.png', (request, reply) =>
      reply.type('image/png').send(portrait(request.params.id)),
    )

    app.get<Node>('/:version/:node/subscribed_apps', async (request) => {
      const account = accountOf(world, request)
      return { data: account.subscribed ? [{ subscribed_fields: subscribedFields }] : [] }
    })

    app.post<Node>('/:version/:node/subscribed_apps', async (request) => {
      accountOf(world, request).subscribed = true
      return { success: true }
    })

    app.delete<Node>('/:version/:node/subscribed_apps', async (request) => {
      const account = accountOf(world, request)
      refuseDown(world)
      account.subscribed = false
      return { success: true }
    })

    // The world's own token stays, it is in every example; what consent dialogs gave out goes.
    app.delete<Node>('/:version/:node/permissions', async (request) => {
      const account = accountOf(world, request)
      refuseDown(world)
      account.subscribed = false
      world.grants.revoke(account.id)
      world.events.publish({ type: 'world' })
      return { success: true }
    })
  }
}

const permissions =
  'instagram_business_basic,instagram_business_manage_messages,instagram_business_manage_comments'
const subscribedFields = [
  'messages',
  'message_reactions',
  'messaging_postbacks',
  'messaging_seen',
  'comments',
]

function accounts(world: World): InstagramAccount[] {
  return world.accounts.filter((account) => account.channel === 'instagram')
}

function isSelf(account: InstagramAccount, node: string): boolean {
  return node === 'me' || node === account.id || node === account.appScopedId
}

function holderOf(world: World, request: FastifyRequest<Node>): InstagramAccount {
  checkVersion(request.params.version)
  const token = tokenOf(request)
  const granted = world.grants.long.find((grant) => grant.token === token)?.accountId
  const holder = accounts(world).find((account) => account.token === token || account.id === granted)
  if (!holder) throw wrongToken()
  if (world.faults.take('tokenExpired', 'instagram')) throw expiredToken()
  checkSecretProof(request, token, holder.appSecret)
  return holder
}

function accountOf(world: World, request: FastifyRequest<Node>): InstagramAccount {
  const holder = holderOf(world, request)
  if (!isSelf(holder, request.params.node)) throw unknownObject(request.params.node, request.method)
  return holder
}

function recipientOf(world: World, account: InstagramAccount, id: string): Chat {
  const chat = world.chat('instagram', account.id, id)
  if (chat) return chat
  if (world.acceptUnknownCustomers)
    return world.chatWith(account.id, { channel: 'instagram', id, name: id, username: id })
  throw new GraphError(400, 100, '(#100) No matching user found', {
    subcode: 2534014,
    type: 'IGApiException',
  })
}

function act(instagram: Instagram, chat: Chat, asked: Extract<Outgoing, { sender_action: string }>): void {
  const { sender_action: action } = asked
  if (action === 'react') instagram.shopReacts(chat, asked.payload.message_id, asked.payload.reaction)
  else if (action === 'unreact') instagram.shopReacts(chat, asked.payload.message_id, null)
  else if (action === 'mark_seen') instagram.shopReads(chat)
  else instagram.shopTypes(chat, action === 'typing_on')
}

function refuseSend(world: World, chat: Chat, outgoing: Outgoing): void {
  const { faults } = world
  if (faults.take('rateLimit', 'instagram'))
    throw new GraphError(400, 613, '(#613) Calls to this api have exceeded the rate limit')
  refuseDown(world)
  if (chat.blocked)
    throw new GraphError(400, 551, '(#551) This person is not available right now', { subcode: 1545041 })
  const hours = 'tag' in outgoing && outgoing.tag ? 7 * 24 : 24
  if (!world.isWindowOpen(chat, hours) || faults.take('windowClosed', 'instagram')) {
    throw new GraphError(400, 10, '(#10) This message is sent outside of allowed window', {
      subcode: 2534022,
      type: 'IGApiException',
    })
  }
}

function refuseDown(world: World): void {
  const code = world.faults.take('sendError', 'instagram')
  if (typeof code === 'number') throw refusedWith(code)
  if (world.faults.take('serverError', 'instagram'))
    throw new GraphError(500, 2, '(#2) Service temporarily unavailable', { transient: true })
}

const longToken = (token: string, permissions: string) => ({
  access_token: token,
  token_type: 'bearer',
  expires_in: tokenLifeSeconds,
  permissions,
})

const refusedToken = () =>
  new GraphError(400, 100, 'Unsupported request - method type: get', { type: 'IGApiException' })

function describeAccount(account: InstagramAccount): Record<string, unknown> {
  return {
    id: account.appScopedId,
    user_id: account.id,
    username: account.username,
    name: account.name,
    account_type: 'Business',
    followers_count: 1240,
    follows_count: 85,
    media_count: 132,
  }
}

function describeCustomer({ customer }: Chat, picture: string): Record<string, unknown> {
  return {
    id: customer.id,
    name: customer.name,
    username: customer.username,
    profile_pic: picture,
    follower_count: 210,
    is_user_follow_business: true,
    is_business_follow_user: false,
    is_verified_user: false,
  }
}
