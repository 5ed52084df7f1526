import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { readLenientBodies } from '../bodies.ts'
import { templatesOf } from '../meta/templates.ts'
import { verifyCallback } from '../meta/verification.ts'
import type { Channel } from '../world/accounts.ts'
import { FaultRequest } from '../world/faults.ts'
import { AccountEvent, happenTo } from './account-events.ts'
import { makeAccount, publicAccount } from './accounts.ts'
import { streamEvents } from './events.ts'
import { sendFile } from './files.ts'
import { NotOnThisApp } from './not-on-this-app.ts'
import { changeNumber, NumberChanged, NumberShown, showNumber } from './number-shown.ts'
import { block, change, chatNamed, look, type Providers, shownMessages, write } from './phone.ts'
import { RawWebhook, sendRaw } from './raw-webhook.ts'
import {
  AccountRequest,
  Blocking,
  BusinessState,
  ChannelName,
  ChatNamed,
  ChatQuery,
  CustomerMessage,
  MessageChange,
  OwnersWords,
  PhoneAppWords,
  Settings,
  WindowLeft,
} from './requests.ts'
import { Review, review } from './review.ts'

type OnChannel = { Params: { channel: string } }

/** The hands of tests and of the phone page on the simulated world, to be registered under `/control`. */
export function controlRoutes(providers: Providers) {
  const { world, courier } = providers

  return async (app: FastifyInstance): Promise<void> => {
    readLenientBodies(app)
    app.setErrorHandler((error: unknown, _request, reply) => {
      if (error instanceof z.ZodError) void reply.code(400).send({ error: z.prettifyError(error) })
      else if (error instanceof NotOnThisApp) void reply.code(422).send({ error: error.message })
      else throw error
    })

    app.post<OnChannel>('/customers/:channel/messages', async (request, reply) => {
      const message = write(providers, channelOf(request.params), CustomerMessage.parse(request.body))
      return message ? reply.code(201).send(message) : unknown(reply, 'account')
    })

    app.get<OnChannel>('/customers/:channel/messages', async (request) => ({
      messages: shownMessages(world, channelOf(request.params), ChatQuery.parse(request.query)),
    }))

    app.post<OnChannel>('/customers/:channel/changes', async (request, reply) => {
      const asked = MessageChange.parse(request.body)
      const chat = chatNamed(world, channelOf(request.params), asked)
      const message = chat && change(providers, chat, asked.target, asked.change)
      return message ?? unknown(reply, 'message')
    })

    app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
      const file = world.files.get(request.params.id)
      return file ? sendFile(reply, file) : unknown(reply, 'file')
    })

    app.post<OnChannel>('/customers/:channel/read', async (request, reply) => {
      const chat = chatNamed(world, channelOf(request.params), ChatNamed.parse(request.body ?? {}))
      if (!chat) return unknown(reply, 'chat')
      look(providers, chat)
      return { ok: true }
    })

    app.post<OnChannel>('/customers/:channel/block', async (request, reply) => {
      const asked = Blocking.parse(request.body)
      const chat = chatNamed(world, channelOf(request.params), asked)
      if (!chat) return unknown(reply, 'chat')
      block(providers, chat, asked.blocked)
      return { ok: true }
    })

    app.post<OnChannel>('/customers/:channel/window', async (request, reply) => {
      const asked = WindowLeft.parse(request.body)
      const chat = chatNamed(world, channelOf(request.params), asked)
      if (!chat) return unknown(reply, 'chat')
      chat.lastInboundAt = world.clock().getTime() - (24 - asked.hoursLeft) * 3_600_000
      world.events.publish({ type: 'world' })
      return { ok: true }
    })

    app.post('/telegram/business', async (request, reply) => {
      const { account: id, ...state } = BusinessState.parse(request.body)
      const account = world.account('telegram', id)
      return account ? providers.telegram.ownerConnects(account, state) : unknown(reply, 'account')
    })

    app.post('/telegram/business/messages', async (request, reply) => {
      const asked = OwnersWords.parse(request.body)
      const account = world.account('telegram', asked.account)
      const chat = chatNamed(world, 'telegram', asked)
      if (!account || !chat) return unknown(reply, 'chat')
      return reply.code(201).send(providers.telegram.ownerWrites(account, chat, asked.text))
    })

    app.post('/whatsapp/account-events', async (request, reply) =>
      happenTo(providers, AccountEvent.parse(request.body)) ? { ok: true } : unknown(reply, 'account'),
    )

    app.post('/whatsapp/numbers', async (request, reply) => {
      const asked = NumberShown.parse(request.body)
      const chat = chatNamed(world, 'whatsapp', asked)
      if (!chat) return unknown(reply, 'chat')
      showNumber(chat, asked)
      world.events.publish({ type: 'world' })
      return { ok: true }
    })

    app.post('/whatsapp/number-changes', async (request, reply) => {
      const { to, ...named } = NumberChanged.parse(request.body)
      const chat = chatNamed(world, 'whatsapp', named)
      if (!chat) return unknown(reply, 'chat')
      changeNumber(providers, chat, to)
      return { ok: true }
    })

    app.post('/whatsapp/phone-app/messages', async (request, reply) => {
      const { account: id, customer, text } = PhoneAppWords.parse(request.body)
      const account = world.account('whatsapp', id)
      const chat = chatNamed(world, 'whatsapp', { account: id, customer })
      if (!account?.phoneApp || !chat) return unknown(reply, 'chat')
      return reply.code(201).send(providers.whatsapp.phoneAppWrites(account, chat.customer, text))
    })

    app.post('/instagram/app/messages', async (request, reply) => {
      const { account: id, customer, text } = PhoneAppWords.parse(request.body)
      const account = world.account('instagram', id)
      const chat = chatNamed(world, 'instagram', { account: id, customer })
      if (!account || !chat) return unknown(reply, 'chat')
      return reply.code(201).send(providers.instagram.ownerWrites(account, chat, text))
    })

    app.post('/people', async (_request, reply) => reply.code(201).send(world.addPerson()))

    app.get('/faults', async () => world.faults.list())
    app.post('/faults', async (request) => {
      world.faults.arm(FaultRequest.parse(request.body))
      return world.faults.list()
    })
    app.delete('/faults', async () => {
      world.faults.clear()
      return world.faults.list()
    })

    app.get('/accounts', async () => ({ accounts: world.accounts.map(publicAccount) }))
    app.post('/accounts', async (request, reply) => {
      const account = makeAccount(AccountRequest.parse(request.body))
      world.addAccount(account)
      return reply.code(201).send(publicAccount(account))
    })

    app.post('/settings', async (request) => {
      const settings = Settings.parse(request.body)
      if (settings.serverUrl) world.serverUrl = settings.serverUrl.replace(/\/$/, '')
      if (settings.acceptUnknownCustomers !== undefined)
        world.acceptUnknownCustomers = settings.acceptUnknownCustomers
      return { serverUrl: world.serverUrl, acceptUnknownCustomers: world.acceptUnknownCustomers }
    })

    /** Does what Meta does when the callback address is set. */
    app.post<OnChannel>('/verification/:channel', async (request, reply) => {
      const account = world.account(channelOf(request.params))
      if (!account || account.channel === 'telegram') return unknown(reply, 'callback')
      return verifyCallback(`${world.serverUrl}/api/v1/webhooks/meta/${account.channel}`, account.verifyToken)
    })

    app.post<OnChannel>('/webhooks/:channel', async (request, reply) => {
      const asked = RawWebhook.parse(request.body)
      const account = world.account(channelOf(request.params), asked.account)
      const answer = account ? await sendRaw(world, account, asked) : null
      return answer ?? unknown(reply, 'callback')
    })

    app.get('/templates', async () => ({ templates: templatesOf(world) }))
    /** Meta's reviewers decide, and the webhook tells of it. */
    app.post<{ Params: { id: string } }>('/templates/:id/review', async (request, reply) => {
      const template = review(providers, request.params.id, Review.parse(request.body))
      return template ?? unknown(reply, 'template')
    })
    app.get('/queue', async () => courier.queue())
    app.get('/events', (request, reply) => streamEvents(providers, request, reply))
    app.post('/reset', async () => {
      world.reset()
      return { ok: true }
    })
  }
}

function channelOf(params: { channel: string }): Channel {
  return ChannelName.parse(params.channel)
}

function unknown(reply: FastifyReply, what: string): FastifyReply {
  return reply.code(404).send({ error: `No such ${what}.` })
}
