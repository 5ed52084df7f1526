import { createServer, type IncomingMessage, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'

export interface Handed {
  readonly channel: 'whatsapp' | 'instagram' | 'telegram'
  /** As customers are named in webhooks, so without the plus sign. */
  readonly to: string
  readonly text: string
  /** Our own key, when the sender gave one. */
  readonly key: string | undefined
  /** What the provider called it. */
  readonly id: string
  readonly at: number
}

export interface Provider {
  /** Of the Graph API. */
  readonly url: string
  /** Every base address, as settings of the server. */
  readonly env: Readonly<Record<string, string>>
  /** Every message handed over, in order. */
  readonly handed: Handed[]
  close(): Promise<void>
}

export interface ProviderOptions {
  /** How long an answer takes. */
  readonly delayMs?: number
  /** Called with each message before it is answered. */
  readonly onHanded?: (handed: Handed) => void
}

/** The least of the Graph APIs of WhatsApp and Instagram and of the Bot API: they take messages and give them ids. */
export async function startProvider(options: ProviderOptions = {}): Promise<Provider> {
  const handed: Handed[] = []
  const server = createServer(async (request, response) => {
    const answer = await take(request, handed, options).catch(() => undefined)
    if (options.delayMs) await wait(options.delayMs)
    response.writeHead(answer ? 200 : 400, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${portOf(server)}`
  const env = {
    META_GRAPH_URL: url,
    INSTAGRAM_GRAPH_URL: `${url}/instagram`,
    INSTAGRAM_API_URL: `${url}/instagram`,
    TELEGRAM_API_URL: `${url}/telegram`,
  }
  return { url, env, handed, close: () => close(server) }
}

interface Sent {
  to?: string
  recipient?: string | { id: string }
  chat_id?: string | number
  text?: string | { body: string }
  message?: { text?: string }
  biz_opaque_callback_data?: string
}

async function take(request: IncomingMessage, handed: Handed[], options: ProviderOptions): Promise<object> {
  const body: Sent = JSON.parse((await text(request)) || '{}')
  const number = handed.length + 1
  const message = read(request.url ?? '', body, number)
  if (!message) return { success: true, ok: true, result: true, name: 'Meerim' }
  handed.push(message)
  options.onHanded?.(message)
  return answers[message.channel](message, number)
}

const answers = {
  whatsapp: ({ to, id }: Handed) => ({
    messaging_product: 'whatsapp',
    contacts: [{ input: to, wa_id: to }],
    messages: [{ id }],
  }),
  instagram: ({ to, id }: Handed) => ({ recipient_id: to, message_id: id }),
  telegram: ({ to, text }: Handed, number: number) => ({
    ok: true,
    result: {
      message_id: 1_000_000 + number,
      date: Math.floor(Date.now() / 1000),
      chat: { id: Number(to), type: 'private' },
      text,
    },
  }),
}

/** @returns undefined for what is no message: typing, seen, questions. */
function read(path: string, body: Sent, number: number): Handed | undefined {
  const common = { key: body.biz_opaque_callback_data, at: performance.now() }
  const random = Math.random().toString(36).slice(2)
  if (path.startsWith('/telegram/') && path.endsWith('/sendMessage')) {
    const to = String(body.chat_id)
    return { channel: 'telegram', to, text: String(body.text), id: `${to}:${1_000_000 + number}`, ...common }
  }
  if (typeof body.recipient === 'object' && body.message?.text !== undefined) {
    const to = body.recipient.id
    return { channel: 'instagram', to, text: body.message.text, id: `mid.${number}.${random}`, ...common }
  }
  if (typeof body.text !== 'object' || typeof body.recipient === 'object') return undefined
  const to = (body.to ?? body.recipient ?? '').replace('+', '')
  return { channel: 'whatsapp', to, text: body.text.body, id: `wamid.${number}.${random}`, ...common }
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the provider does not listen')
  return address.port
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
