import { z } from 'zod'
import type { TelegramAccount, TelegramWebhook } from '../world/accounts.ts'
import { type Chat, changeMessage, findMessage } from '../world/chats.ts'
import type { World } from '../world/world.ts'
import { badRequest, blocked, cannotInitiate, conflict, restarting, tooMany } from './errors.ts'
import { shownText } from './formatting.ts'
import { Media, saidAlbum } from './media-group.ts'
import {
  Chatted,
  mediaKinds,
  nested,
  originalOf,
  plainParts,
  plainShapes,
  pressable,
  Sending,
  saidMedia,
} from './outgoing.ts'
import type { Telegram } from './telegram.ts'
import { botUser, connectionObject, messageObject } from './updates.ts'

type MethodResult = { result: unknown; description?: string }
export type Method = (
  account: TelegramAccount,
  parameters: Record<string, unknown>,
) => MethodResult | Promise<MethodResult>

/** Forms carry JSON and booleans as text. */
const list = z.preprocess(
  (value) => (typeof value === 'string' ? parseJson(value) : value),
  z.array(z.string()),
)
const flag = z.union([z.boolean(), z.stringbool()])

const SetWebhook = z.object({
  url: z.string(),
  secret_token: z.string().optional(),
  allowed_updates: list.optional(),
  max_connections: z.coerce.number().int().min(1).max(100).default(40),
  drop_pending_updates: flag.default(false),
})
const DeleteWebhook = z.object({ drop_pending_updates: flag.default(false) })
const SendMessage = Sending.extend({ text: z.string().default(''), parse_mode: z.string().optional() })
const React = Chatted.extend({
  message_id: z.coerce.number().int().transform(String),
  reaction: nested(z.array(z.object({ type: z.literal('emoji'), emoji: z.string() }))).optional(),
})
const GetFile = z.object({ file_id: z.string() })
const AnswerPress = z.object({ callback_query_id: z.string() })
const ReadMessage = Chatted.extend({ message_id: z.coerce.number().int() })
const actions = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
] as const
const SendChatAction = Chatted.extend({ action: z.string() })
const GetUpdates = z.object({
  offset: z.coerce.number().int().default(0),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  timeout: z.coerce.number().int().min(0).max(50).default(0),
})

/** The methods of the Bot API that this simulator speaks, by lower-case name. */
export function botMethods(world: World, telegram: Telegram): Map<string, Method> {
  const methods: Record<string, Method> = {
    getMe: (account) => ({ result: { ...botUser(account), ...abilities } }),

    setWebhook: (account, parameters) => {
      const asked = read(SetWebhook, parameters)
      if (asked.url === '') return removeWebhook(account, asked.drop_pending_updates)
      checkWebhook(asked.url, asked.secret_token)
      const webhook: TelegramWebhook = {
        url: asked.url,
        secretToken: asked.secret_token ?? null,
        allowedUpdates: asked.allowed_updates ?? account.webhook?.allowedUpdates ?? null,
        maxConnections: asked.max_connections,
      }
      const same = JSON.stringify(webhook) === JSON.stringify(account.webhook)
      account.webhook = webhook
      telegram.webhookChanged(account, asked.drop_pending_updates)
      world.events.publish({ type: 'world' })
      return { result: true, description: same ? 'Webhook is already set' : 'Webhook was set' }
    },

    deleteWebhook: (account, parameters) => {
      refuseBrokenSend()
      return removeWebhook(account, read(DeleteWebhook, parameters).drop_pending_updates)
    },

    getWebhookInfo: (account) => {
      const error = telegram.lastError(account)
      return {
        result: {
          url: account.webhook?.url ?? '',
          has_custom_certificate: false,
          pending_update_count: telegram.pendingCount(account),
          ...(error ? { last_error_date: error.date, last_error_message: error.message } : {}),
          ...(account.webhook ? { max_connections: account.webhook.maxConnections } : {}),
          ...(account.webhook?.allowedUpdates ? { allowed_updates: account.webhook.allowedUpdates } : {}),
        },
      }
    },

    sendMessage: (account, parameters) => {
      const asked = read(SendMessage, parameters)
      refuseBrokenSend()
      const chat = chatOf(account, asked)
      const text = shownText(asked.text, asked.parse_mode)
      if (text.trim() === '') throw badRequest('message text is empty')
      if (text.length > 4096) throw badRequest('message is too long')
      const replyTo = originalOf(chat, asked.reply_parameters)
      const message = telegram.shopWrites(account, chat, { text, replyTo, parts: pressable(asked) })
      return { result: messageObject(account, chat, message) }
    },

    ...Object.fromEntries(
      Object.entries(mediaKinds).map(([name, kind]): [string, Method] => [
        name,
        async (account, parameters) => {
          const asked = read(Sending, parameters)
          refuseBrokenSend()
          const chat = chatOf(account, asked)
          const said = await saidMedia(world, kind, parameters)
          const replyTo = originalOf(chat, asked.reply_parameters)
          const parts = { ...said.parts, ...pressable(asked) }
          const message = telegram.shopWrites(account, chat, { ...said, parts, replyTo })
          return { result: messageObject(account, chat, message) }
        },
      ]),
    ),

    ...Object.fromEntries(
      (['sendLocation', 'sendVenue', 'sendContact'] as const).map((name): [string, Method] => [
        name,
        (account, parameters) => {
          const asked = read(Sending, parameters)
          const said = plainParts(read(plainShapes[name], parameters))
          refuseBrokenSend()
          const chat = chatOf(account, asked)
          const replyTo = originalOf(chat, asked.reply_parameters)
          const parts = { ...said, ...pressable(asked) }
          const message = telegram.shopWrites(account, chat, { text: '', parts, replyTo })
          return { result: messageObject(account, chat, message) }
        },
      ]),
    ),

    sendMediaGroup: async (account, parameters) => {
      const asked = read(Sending.extend({ media: Media }), parameters)
      refuseBrokenSend()
      const chat = chatOf(account, asked)
      const replyTo = originalOf(chat, asked.reply_parameters)
      const all = await saidAlbum(world, asked.media, parameters)
      const messages = all.map((said) => telegram.shopWrites(account, chat, { ...said, replyTo }))
      return { result: messages.map((message) => messageObject(account, chat, message)) }
    },

    setMessageReaction: (account, parameters) => {
      const asked = read(React, parameters)
      const chat = chatOf(account, { chat_id: asked.chat_id })
      const message = findMessage(chat, asked.message_id)
      if (!message) throw badRequest('message to react not found')
      changeMessage(message, 'shop', { reaction: asked.reaction?.[0]?.emoji ?? null })
      world.events.publish({ type: 'world' })
      return { result: true }
    },

    answerCallbackQuery: (_account, parameters) => {
      if (!telegram.pressHeard(read(AnswerPress, parameters).callback_query_id))
        throw badRequest('query is too old and response timeout expired or query ID is invalid')
      return { result: true }
    },

    getFile: (_account, parameters) => {
      const file = world.files.get(read(GetFile, parameters).file_id)
      if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable')
      if (file.size > 20 * 1024 * 1024) throw badRequest('file is too big')
      const { id, size } = file
      return {
        result: { file_id: id, file_unique_id: `u${id}`, file_size: size, file_path: `files/${id}` },
      }
    },

    getBusinessConnection: (account, parameters) => {
      const { business_connection_id: id } = read(
        z.object({ business_connection_id: z.string() }),
        parameters,
      )
      if (account.business?.id !== id) throw badRequest('BUSINESS_CONNECTION_INVALID')
      return { result: connectionObject(account.business) }
    },

    readBusinessMessage: (account, parameters) => {
      telegram.shopReads(chatOf(account, read(ReadMessage, parameters)))
      return { result: true }
    },

    sendChatAction: (account, parameters) => {
      const asked = read(SendChatAction, parameters)
      if (!actions.some((action) => action === asked.action))
        throw badRequest('wrong parameter action in request')
      const chat = chatOf(account, asked)
      telegram.shopTypes(chat)
      return { result: true }
    },

    getUpdates: async (account, parameters) => {
      const { offset, limit, timeout } = read(GetUpdates, parameters)
      if (account.webhook)
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
      const until = Date.now() + timeout * 1000
      let updates = telegram.waitingUpdates(account, offset, limit)
      while (updates.length === 0 && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        updates = telegram.waitingUpdates(account, offset, limit)
      }
      return { result: updates }
    },
  }

  function removeWebhook(account: TelegramAccount, dropPending: boolean): MethodResult {
    const description = account.webhook ? 'Webhook was deleted' : 'Webhook is already deleted'
    account.webhook = null
    telegram.webhookChanged(account, dropPending)
    world.events.publish({ type: 'world' })
    return { result: true, description }
  }

  /** A bot may write to who wrote to it, and knows nobody else. */
  function chatOf(account: TelegramAccount, asked: z.infer<typeof Chatted>): Chat {
    if (asked.business_connection_id !== undefined) return businessChat(account, asked)
    const { chat_id: id } = asked
    const chat = world.chat('telegram', account.id, id)
    if (chat?.blocked) throw blocked()
    if (chat) return chat
    if (world.acceptUnknownCustomers)
      return world.chatWith(account.id, { channel: 'telegram', id, name: id, username: '' })
    throw world.customer('telegram', id) ? cannotInitiate() : badRequest('chat not found')
  }

  function businessChat(account: TelegramAccount, asked: z.infer<typeof Chatted>): Chat {
    const { business } = account
    if (!business?.enabled || business.id !== asked.business_connection_id)
      throw badRequest('BUSINESS_CONNECTION_INVALID')
    if (!business.mayReply) throw badRequest('BUSINESS_CONNECTION_NOT_ALLOWED')
    const chat = world.chat('telegram', account.id, `${business.id}:${asked.chat_id}`)
    if (!chat?.lastInboundAt) throw badRequest('BUSINESS_PEER_INVALID')
    if (world.clock().getTime() - chat.lastInboundAt > 24 * 3_600_000)
      throw badRequest('BUSINESS_PEER_USAGE_MISSING')
    return chat
  }

  function refuseBrokenSend(): void {
    if (world.faults.take('rateLimit', 'telegram')) throw tooMany(2)
    if (world.faults.take('serverError', 'telegram')) throw restarting()
    if (world.faults.take('windowClosed', 'telegram')) throw blocked()
  }

  return new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]))
}

const abilities = {
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_guest_queries: false,
  supports_inline_queries: false,
  can_connect_to_business: true,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
}

function checkWebhook(url: string, secret: string | undefined): void {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw badRequest('invalid webhook URL specified')
  if (secret === undefined) return
  if (secret.length > 256) throw badRequest('secret token is too long')
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters')
}

function read<Shape extends z.ZodType>(shape: Shape, parameters: Record<string, unknown>): z.output<Shape> {
  const parsed = shape.safeParse(parameters)
  if (parsed.success) return parsed.data
  const name = parsed.error.issues[0]?.path.join('.') ?? ''
  throw badRequest(name === 'chat_id' ? 'chat_id is empty' : `can't parse ${name}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
