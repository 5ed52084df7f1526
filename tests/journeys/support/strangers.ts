import type { Page } from 'playwright-core'
import type { Product } from './product.ts'

type Channel = 'whatsapp' | 'instagram' | 'telegram'

/** Customers who write what no hand would type, over the simulator's interface. */
export interface Strangers {
  /** A message as the app sends it; `from` may call itself whatever it likes. Returns its id. */
  write(channel: Channel, from: { id: string; name: string }, message: object): Promise<string>
  /** A text that is longer than the app would let one type, rightly signed. */
  writeTooLong(
    channel: 'whatsapp' | 'telegram',
    from: { id: string; name: string },
    text: string,
  ): Promise<void>
}

export function strangersAt({ phoneUrl }: Product): Strangers {
  const post = async (path: string, data: object) => {
    const answer = await fetch(`${phoneUrl}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(data),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  return {
    async write(channel, from, message) {
      return (await post(`customers/${channel}/messages`, { from, ...message })).id
    },
    async writeTooLong(channel, from, text) {
      const body = channel === 'whatsapp' ? whatsAppBody(from, text) : telegramBody(from, text)
      const { status } = await post(`webhooks/${channel}`, { body })
      if (status !== 200) throw new Error(`the webhook was answered with ${status}`)
    },
  }
}

const seconds = () => Math.floor(Date.now() / 1000)

function whatsAppBody({ id, name }: { id: string; name: string }, text: string): object {
  const timestamp = String(seconds())
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '996555010203', phone_number_id: '106540352242922' },
    contacts: [{ profile: { name }, wa_id: id }],
    messages: [{ from: id, id: `wamid.long.${id}`, timestamp, type: 'text', text: { body: text } }],
  }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '102290129340398', changes: [{ value, field: 'messages' }] }],
  }
}

function telegramBody({ id, name }: { id: string; name: string }, text: string): object {
  const person = { id: Number(id), first_name: name }
  return {
    update_id: 900_000_000 + (Number(id) % 1_000_000),
    message: {
      message_id: 900_000,
      from: { ...person, is_bot: false },
      chat: { ...person, type: 'private' },
      date: seconds(),
      text,
    },
  }
}

/** What a page does that no text of a stranger may make it do. */
export interface Mischief {
  /** Addresses outside of the product that were asked for. */
  readonly asked: string[]
  /** Dialogs of the browser, and pages that opened. */
  readonly opened: string[]
  /** Whether a script of a stranger has run; those set `window.taken`. */
  ran(): Promise<boolean>
}

export function watchMischief(page: Page, { panelUrl }: Product): Mischief {
  const asked: string[] = []
  const opened: string[] = []
  const own = new URL(panelUrl).host
  page.on('request', (request) => {
    const { protocol, host, href } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && host !== own) asked.push(href)
  })
  page.on('dialog', (dialog) => {
    opened.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('popup', (popup) => opened.push(popup.url()))
  return { asked, opened, ran: () => page.evaluate(() => 'taken' in window) }
}
