import { createServer, type IncomingMessage, type Server } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Handed {
  /** Without the plus sign, as customers are named in webhooks. */
  readonly to: string
  readonly text: string
  /** Our own key, when the sender gave one. */
  readonly key: string | undefined
  readonly at: number
}

export interface Provider {
  readonly url: string
  /** Every message handed over, in order. */
  readonly handed: Handed[]
  close(): Promise<void>
}

/** The least of WhatsApp's Graph API: it takes messages and gives them ids. */
export async function startProvider(): Promise<Provider> {
  const handed: Handed[] = []
  const server = createServer(async (request, response) => {
    const answer = await take(request, handed)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${portOf(server)}`, handed, close: () => close(server) }
}

interface Sent {
  to?: string
  recipient?: string
  text?: { body: string }
  biz_opaque_callback_data?: string
}

async function take(request: IncomingMessage, handed: Handed[]): Promise<object> {
  const body: Sent = JSON.parse((await text(request)) || '{}')
  if (!body.text) return { success: true }
  const to = (body.to ?? body.recipient ?? '').replace('+', '')
  handed.push({ to, text: body.text.body, key: body.biz_opaque_callback_data, at: performance.now() })
  const id = `wamid.${handed.length}.${Math.random().toString(36).slice(2)}`
  return { messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: to }], messages: [{ id }] }
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
