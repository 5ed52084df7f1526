import { demoAccounts } from '../world/accounts.ts'

type Answer = { status: number; body: unknown; headers: Headers }
type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>

const botToken = '7000000001:demo-telegram-bot-token-0000000000001'

/** The paths and tokens of the demo store, ready to be called. */
export function caller(base: string) {
  const call: Call = async (method, path, body, headers = {}) => {
    const answer = await fetch(base + path, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: await answer.json(), headers: answer.headers }
  }
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  return {
    call,
    graph: (method: string, path: string, body?: unknown, token = 'demo-whatsapp-token') =>
      call(method, `/graph/v23.0${path}`, body, bearer(token)),
    instagram: (method: string, path: string, body?: unknown, token = 'demo-instagram-token') =>
      call(method, `/instagram/v25.0${path}`, body, bearer(token)),
    bot: (method: string, body: unknown = {}, token = botToken) =>
      call('POST', `/telegram/bot${token}/${method}`, body),
    writes: (channel: string, body: unknown) => call('POST', `/control/customers/${channel}/messages`, body),
    reads: (channel: string, body: unknown = {}) => call('POST', `/control/customers/${channel}/read`, body),
    shown: (channel: string) => call('GET', `/control/customers/${channel}/messages`),
    breaks: (faults: unknown) => call('POST', '/control/faults', faults),
  }
}

export type Caller = ReturnType<typeof caller>

/** A text to a WhatsApp customer as a shop sends it. */
export const whatsappText = (to: string, body: string, more: Record<string, unknown> = {}) => ({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to,
  type: 'text',
  text: { body },
  ...more,
})

export const phoneNumberId = demoAccounts().find(({ channel }) => channel === 'whatsapp')?.id ?? ''
export const meerim = {
  whatsapp: '996700120000',
  instagram: '10000000000000001',
  telegram: 555000000,
} as const
