import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readForms } from '../bodies.ts'
import type { Courier } from '../delivery/courier.ts'
import { follow, hangs, losesAnswer } from '../delivery/send-faults.ts'
import type { WhatsAppAccount } from '../world/accounts.ts'
import type { Chat } from '../world/chats.ts'
import { businessScopedUserId } from '../world/people.ts'
import type { World } from '../world/world.ts'
import {
  answerInGraphEnvelopes,
  checkSecretProof,
  checkVersion,
  pickFields,
  queryOf,
  tokenOf,
} from './graph.ts'
import {
  accountRestricted,
  expiredToken,
  invalidParameter,
  pairLimited,
  refusedWith,
  serviceDown,
  throughputLimited,
  unknownObject,
  windowClosed,
  wrongToken,
} from './graph-errors.ts'
import { RateLimit } from './rate.ts'
import { codeRoutes } from './sign-up/codes.ts'
import { passOn } from './sign-up/phone-app.ts'
import { notRegistered, register } from './sign-up/register.ts'
import { revocationRoutes } from './sign-up/revocation.ts'
import { templateRoutes } from './template-routes.ts'
import { renderTemplate } from './templates.ts'
import { verifyCallback } from './verification.ts'
import type { WhatsApp } from './whatsapp.ts'
import { isMarkRead, MarkRead, type Outgoing, parseOutgoing } from './whatsapp-bodies.ts'
import { describeBusiness, describePhone, describeToken, ownGrant } from './whatsapp-descriptions.ts'
import { describeFile, isFresh, keepUpload, sendBytes } from './whatsapp-media.ts'
import { shownContent } from './whatsapp-outgoing.ts'

type Node = { Params: { version: string; node: string } }

/** The Graph API of WhatsApp, to be registered under `/graph`. */
export function whatsappRoutes(world: World, courier: Courier, whatsapp: WhatsApp) {
  const pairs = new RateLimit(6_000)
  const throughput = new RateLimit(1)

  return async (app: FastifyInstance): Promise<void> => {
    answerInGraphEnvelopes(app)
    readForms(app)

    app.post<Node>('/:version/:node/messages', async (request, reply) => {
      const account = phoneOf(world, request)
      if (hangs(world, 'whatsapp', reply)) return reply
      if (account.registered === false) throw notRegistered()
      if (isMarkRead(request.body)) return markRead(whatsapp, account, request.body)
      const outgoing = parseOutgoing(request.body)
      refuseBrokenSend(world)
      if (account.restricted) throw accountRestricted()
      const chat = recipientOf(world, account, outgoing)
      if (outgoing.type !== 'template') refuseClosedWindow(world, chat)
      refuseTooMany(account, chat, world.clock().getTime())
      if (outgoing.type === 'reaction') {
        const id = whatsapp.shopReacts(chat, outgoing.reaction.message_id, outgoing.reaction.emoji)
        return accepted(account, outgoing, chat, id)
      }
      const shown =
        outgoing.type === 'template'
          ? renderTemplate(world, account, outgoing.template)
          : await shownContent(world, outgoing)
      const { category, ...content } = { category: undefined, ...shown }
      const message = whatsapp.shopWrites(
        chat,
        { ...content, replyTo: outgoing.context?.message_id ?? null },
        outgoing.biz_opaque_callback_data,
        category,
      )
      await follow(world, courier, 'whatsapp', () => whatsapp.deliver(account, chat, message))
      if (losesAnswer(world, 'whatsapp', request, reply)) return reply
      return accepted(account, outgoing, chat, message.id)
    })

    app.post<Node>('/:version/:node/media', async (request) => {
      phoneOf(world, request)
      return keepUpload(world, request.body)
    })

    app.get<{ Params: { id: string } }>('/lookaside/:id', async (request, reply) => {
      const token = request.headers.authorization?.replace('Bearer ', '')
      const file = world.files.get(request.params.id)
      const opens = whatsappAccounts(world).some((account) => isOpenedBy(world, account, token))
      if (!file || !opens || !isFresh(world, queryOf(request)['ext'])) return reply.code(404).send()
      return sendBytes(reply, file)
    })

    app.delete<Node>('/:version/:node', async (request) => {
      permitted(world, request, () => true)
      return { success: world.files.remove(request.params.node) }
    })

    app.get<{ Params: { version: string } }>('/:version/debug_token', async (request) => {
      checkVersion(request.params.version)
      checkInspector(world, tokenOf(request))
      return { data: inspect(world, queryOf(request)['input_token']) }
    })

    app.get<Node>('/:version/:node', async (request) => {
      const { node } = request.params
      const fields = queryOf(request)['fields']
      const phone = world.account('whatsapp', node)
      if (phone) return pickFields(describePhone(phoneOf(world, request)), fields, ['id'])
      const file = world.files.get(node)
      if (file) {
        const number = queryOf(request)['phone_number_id']
        permitted(world, request, ({ id }) => number === undefined || id === number)
        return pickFields(describeFile(world, file, `${request.protocol}://${request.host}`), fields, ['id'])
      }
      return pickFields(describeBusiness(businessOf(world, request)), fields, ['id'])
    })

    app.get<Node>('/:version/:node/phone_numbers', async (request) => {
      const { wabaId } = businessOf(world, request)
      const numbers = whatsappAccounts(world).filter((account) => account.wabaId === wabaId)
      const fields = queryOf(request)['fields']
      // The list names another state than the number itself does.
      const data = numbers.map((account) =>
        pickFields({ ...describePhone(account), status: 'LINKED' }, fields, [
          'id',
          'display_phone_number',
          'status',
        ]),
      )
      return { data, paging: { cursors: { before: 'MAZDZD', after: 'MAZDZD' } } }
    })

    app.get<Node>('/:version/:node/subscribed_apps', async (request) => {
      const account = businessOf(world, request)
      const link = {
        id: account.appId,
        name: 'Demo app',
        link: `https://www.facebook.com/games/?app_id=${account.appId}`,
      }
      return { data: account.subscribed ? [{ whatsapp_business_api_data: link }] : [] }
    })

    app.post<Node>('/:version/:node/subscribed_apps', async (request) => {
      const account = businessOf(world, request)
      await overrideCallback(account, request.body)
      account.subscribed = true
      return { success: true }
    })

    app.delete<Node>('/:version/:node/subscribed_apps', async (request) => {
      const account = businessOf(world, request)
      if (world.faults.take('serverError', 'whatsapp')) throw serviceDown()
      account.subscribed = false
      return { success: true }
    })

    codeRoutes(app, world)
    revocationRoutes(app, world)

    app.post<Node>('/:version/:node/smb_app_data', async (request) =>
      passOn(world, whatsapp, phoneOf(world, request), request.body),
    )

    templateRoutes(app, world, {
      business: (request) => businessOf(world, request),
      held: (request, wabaId) => permitted(world, request, (account) => account.wabaId === wabaId),
    })

    app.post<Node>('/:version/:node/register', async (request) => {
      return register(world, phoneOf(world, request), request.body)
    })

    function refuseTooMany(account: WhatsAppAccount, chat: Chat, now: number): void {
      if (!throughput.allows(account.id, account.throughput, now)) throw throughputLimited()
      if (!pairs.allows(`${account.id}:${chat.customer.id}`, account.pairBurst, now)) throw pairLimited()
    }
  }
}

/** Who hides their number is answered by the business-scoped id alone. */
const addressOf = (account: WhatsAppAccount, { customer }: Chat, { to }: Outgoing) => ({
  ...(customer.numberHidden ? {} : { wa_id: customer.id }),
  ...(to === undefined ? { user_id: businessScopedUserId(customer.id, account.wabaId) } : {}),
})

function accepted(
  account: WhatsAppAccount,
  outgoing: Outgoing,
  chat: Chat,
  id: string,
): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input: outgoing.to ?? outgoing.recipient, ...addressOf(account, chat, outgoing) }],
    messages: [{ id }],
  }
}

function whatsappAccounts(world: World): WhatsAppAccount[] {
  return world.accounts.filter((account) => account.channel === 'whatsapp')
}

/** The number that the path names, if the token may use it. */
function phoneOf(world: World, request: FastifyRequest<Node>): WhatsAppAccount {
  return permitted(world, request, ({ id }) => id === request.params.node)
}

function businessOf(world: World, request: FastifyRequest<Node>): WhatsAppAccount {
  return permitted(world, request, ({ wabaId }) => wabaId === request.params.node)
}

function permitted(
  world: World,
  request: FastifyRequest<Node>,
  names: (account: WhatsAppAccount) => boolean,
): WhatsAppAccount {
  checkVersion(request.params.version)
  const token = tokenOf(request)
  const held = whatsappAccounts(world).filter((account) => isOpenedBy(world, account, token))
  if (held.length === 0 && !world.signUps.find(token)) throw wrongToken()
  if (world.faults.take('tokenExpired', 'whatsapp')) throw expiredToken()
  const account = held.find(names)
  if (!account) throw unknownObject(request.params.node, request.method)
  checkSecretProof(request, token, account.appSecret)
  return account
}

/** By its own token, or by one that a sign-up gave out for its business account. */
const isOpenedBy = (world: World, account: WhatsAppAccount, token: string | undefined): boolean =>
  account.token === token || world.signUps.find(token)?.wabaIds.includes(account.wabaId) === true

function markRead(whatsapp: WhatsApp, account: WhatsAppAccount, body: object): { success: true } {
  const read = MarkRead.safeParse(body)
  if (!read.success) throw invalidParameter(read.error.issues.map((issue) => issue.path.join('.')).join(', '))
  const known = whatsapp.shopReads(account.id, read.data.message_id, read.data.typing_indicator !== undefined)
  if (!known) throw invalidParameter('Message with this id does not exist')
  return { success: true }
}

function refuseBrokenSend(world: World): void {
  if (world.faults.take('rateLimit', 'whatsapp')) throw throughputLimited()
  if (world.faults.take('pairLimit', 'whatsapp')) throw pairLimited()
  if (world.faults.take('serverError', 'whatsapp')) throw serviceDown()
  const code = world.faults.take('sendError', 'whatsapp')
  if (typeof code === 'number') throw refusedWith(code)
}

/** The chat with the recipient. A customer who never wrote has one too: the window is what stops the message. */
function recipientOf(world: World, account: WhatsAppAccount, outgoing: Outgoing): Chat {
  const id = outgoing.to
    ? outgoing.to.replace(/\D/g, '')
    : (outgoing.recipient ?? '').replace(`KG.${account.wabaId.slice(-6)}`, '')
  if (id === '') throw invalidParameter('Recipient is not a phone number')
  if (id === account.displayNumber.replace(/\D/g, ''))
    throw invalidParameter('Sender and recipient are the same')
  const known = world.chat('whatsapp', account.id, id)
  if (known) return known
  const stranger = { channel: 'whatsapp', id, name: id, username: '' } as const
  return world.chatWith(account.id, world.customer('whatsapp', id) ?? stranger)
}

function refuseClosedWindow(world: World, chat: Chat): void {
  if (!world.isWindowOpen(chat, 24) || world.faults.take('windowClosed', 'whatsapp')) throw windowClosed()
}

const Override = z.object({ override_callback_uri: z.url(), verify_token: z.string().min(1) })

async function overrideCallback(account: WhatsAppAccount, body: unknown): Promise<void> {
  const override = Override.safeParse(body)
  if (!override.success) return
  if (!account.subscribed)
    throw invalidParameter('Before overriding the callback, the app must be subscribed')
  const { override_callback_uri: url, verify_token: token } = override.data
  const verified = await verifyCallback(url, token)
  if (!verified.ok) throw invalidParameter('The callback URL or the verify token could not be validated')
  account.callbackUrl = url
}

/** Tokens are inspected by their app (`APP_ID|APP_SECRET`) or by themselves. */
function checkInspector(world: World, token: string): void {
  const known =
    world.signUps.find(token) !== undefined ||
    whatsappAccounts(world).some(
      ({ appId, appSecret, token: own }) => token === `${appId}|${appSecret}` || token === own,
    )
  if (!known) throw wrongToken()
}

function inspect(world: World, token: string | undefined): Record<string, unknown> {
  const account = whatsappAccounts(world).find((candidate) => candidate.token === token)
  const expired = world.faults.take('tokenExpired', 'whatsapp') !== undefined
  const grant = world.signUps.find(token) ?? (account && ownGrant(account))
  return describeToken(grant && !expired ? grant : null)
}
