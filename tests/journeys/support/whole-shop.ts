import type { Page } from 'playwright-core'
import type { Product } from './product.ts'

export type Channel = 'whatsapp' | 'instagram' | 'telegram'

interface Said {
  readonly author: string
  readonly text: string | null
  readonly direction: string
  readonly kind: string
}

/** What the whole shop and all phones hold, and the world around them, for journeys that must know that nothing is missing. */
export interface Shop {
  /** Puts a model behind the assistant that can be told to think. */
  giveModel(): Promise<void>
  /** Over its next answer. */
  letModelThink(ms: number): Promise<void>
  /** What WhatsApp brings a day late; the phone page knows nothing of it. */
  writesYesterday(id: string, name: string, text: string): Promise<void>
  /** Hands a template with one value in, and has Meta approve it in the same breath. */
  approveTemplate(name: string, text: string): Promise<void>
  /** In one conversation, oldest first. */
  said(customer: string, channel?: Channel): Promise<Said[]>
  /** How many conversations are open. */
  open(): Promise<number>
  /** Everything said on a channel, as `customer: …` and `shop: …`, by the phones. */
  onPhone(channel: Channel): Promise<string[]>
  /** The same by the panel. */
  inPanel(channel: Channel): Promise<string[]>
}

export function shopOf(page: Page, { panelUrl, phoneUrl }: Product, storeId: string): Shop {
  const late: string[] = []
  const at = (path: string) => `${panelUrl}/api/v1/stores/${storeId}${path}`
  const ask = async (method: 'get' | 'post' | 'put', url: string, data?: object) => {
    const headers = { origin: new URL(panelUrl).origin }
    const answer = await page.request[method](url, { headers, ...(data && { data }) })
    if (!answer.ok()) throw new Error(`${answer.status()} ${url}: ${await answer.text()}`)
    return answer.status() === 204 ? null : answer.json()
  }
  const conversations = async () => {
    const [open, closed] = await Promise.all(
      ['all', 'closed'].map((view) => ask('get', at(`/conversations?view=${view}&limit=100`))),
    )
    return [...open.items, ...closed.items]
  }
  const messages = async (id: string): Promise<Said[]> =>
    (await ask('get', at(`/conversations/${id}/messages?limit=200`))).items

  return {
    async giveModel() {
      await ask('put', at('/assistant/keys/openai'), { key: 'demo-openai-key', model: 'gpt-5.6-luna' })
    },
    letModelThink: (ms) =>
      ask('post', `${phoneUrl}/control/models/script`, {
        provider: 'openai',
        behaviours: [{ kind: 'hang', ms }],
      }),
    async writesYesterday(id, name, text) {
      const timestamp = String(Math.floor(Date.now() / 1000) - 25 * 3600)
      const value = {
        messaging_product: 'whatsapp',
        metadata: { display_phone_number: '996555010203', phone_number_id: '106540352242922' },
        contacts: [{ profile: { name }, wa_id: id }],
        messages: [
          { from: id, id: `wamid.late.${timestamp}`, timestamp, type: 'text', text: { body: text } },
        ],
      }
      const entry = [{ id: '102290129340398', changes: [{ value, field: 'messages' }] }]
      await ask('post', `${phoneUrl}/control/webhooks/whatsapp`, {
        body: { object: 'whatsapp_business_account', entry },
      })
      late.push(`customer: ${text}`)
    },
    async approveTemplate(name, text) {
      const { items } = await ask('get', at('/channels'))
      const whatsapp = items.find(({ kind }: { kind: string }) => kind === 'whatsapp')
      const body = { text, examples: { 1: 'Meerim' } }
      const content = { header: null, body, footer: null, buttons: [] }
      await ask('post', at(`/channels/${whatsapp.id}/templates`), {
        ...{ name, language: 'ru', category: 'utility' },
        ...content,
      })
      const { templates } = await ask('get', `${phoneUrl}/control/templates`)
      const { id } = templates.find((each: { name: string }) => each.name === name)
      await ask('post', `${phoneUrl}/control/templates/${id}/review`, { event: 'APPROVED' })
    },
    async said(customer, channel) {
      const found = (await conversations()).find(
        (each) => each.contact.name === customer && (channel ?? each.channel.kind) === each.channel.kind,
      )
      return messages(found.id)
    },
    open: async () => (await ask('get', at('/conversations?view=all'))).counts.all,
    async onPhone(channel) {
      const shown = await ask('get', `${phoneUrl}/control/customers/${channel}/messages`)
      const said = shown.messages.map(({ from, text }: { from: string; text: string }) => `${from}: ${text}`)
      return channel === 'whatsapp' ? [...late, ...said] : said
    },
    async inPanel(channel) {
      const ofChannel = (await conversations()).filter((each) => each.channel.kind === channel)
      const all = (await Promise.all(ofChannel.map(({ id }) => messages(id)))).flat()
      return all
        .filter(({ direction }) => direction !== 'internal')
        .map(({ direction, text }) => `${direction === 'in' ? 'customer' : 'shop'}: ${text ?? ''}`)
    },
  }
}
