/** The businesses that the simulated providers know: what a shop would have connected. */

export type Channel = 'whatsapp' | 'instagram' | 'telegram'
export const channels: readonly Channel[] = ['whatsapp', 'instagram', 'telegram']

export type WhatsAppAccount = {
  channel: 'whatsapp'
  /** phone_number_id */
  id: string
  wabaId: string
  displayNumber: string
  name: string
  token: string
  appId: string
  appSecret: string
  verifyToken: string
  subscribed: boolean
  /** where webhooks go instead of the app's own address */
  callbackUrl: string | null
  /** messages that one customer may get in a burst before 131056; one more is earned every 6 s */
  pairBurst: number
  /** messages a second before 130429 */
  throughput: number
  /** false: it was never registered for this API; absent for those that the demo began with */
  registered?: boolean | undefined
  /** of the two-step verification, once one is set */
  pin?: string | undefined
  wrongPins?: number
  /** Meta lets it send nothing */
  restricted?: boolean
  /** GREEN where nothing else was said */
  quality?: 'GREEN' | 'YELLOW' | 'RED'
  limit?: string
  nameStatus?: string
  /** it lives in the phone app too */
  phoneApp?: {
    /** whether its owner lets past chats be taken along */
    sharesHistory: boolean
    /** milliseconds of the epoch */
    joinedAt: number
    /** what was asked for already; each may be once */
    asked: string[]
  }
}

export type InstagramAccount = {
  channel: 'instagram'
  /** id of the professional account, as webhooks carry it */
  id: string
  appScopedId: string
  username: string
  name: string
  token: string
  appSecret: string
  verifyToken: string
  subscribed: boolean
}

export type TelegramWebhook = {
  url: string
  secretToken: string | null
  /** null: never said, so everything but the opt-in kinds */
  allowedUpdates: string[] | null
  maxConnections: number
}

export type TelegramAccount = {
  channel: 'telegram'
  /** the number before the colon of the token */
  id: string
  token: string
  username: string
  name: string
  webhook: TelegramWebhook | null
  /** the personal account in whose chats the bot may answer */
  business?: BusinessAccount
}

export type BusinessAccount = {
  /** of the connection */
  id: string
  enabled: boolean
  mayReply: boolean
  /** milliseconds of the epoch */
  changedAt: number
}

export type Account = WhatsAppAccount | InstagramAccount | TelegramAccount

export const demoMetaApp = {
  appId: '100200300400500',
  appSecret: 'demo-meta-app-secret',
  verifyToken: 'demo-verify-token',
} as const

/** of the configuration with which the demo app opens WhatsApp's sign-up */
export const demoSignUpConfigId = '300400500600700'

export const demoInstagramAppId = '200300400500600'
export const demoInstagramAppSecret = 'demo-instagram-app-secret'

/** The accounts of the demo store Ayperi. */
export function demoAccounts(): Account[] {
  return [
    {
      channel: 'whatsapp',
      id: '106540352242922',
      wabaId: '102290129340398',
      displayNumber: '+996 555 010 203',
      name: 'Ayperi',
      token: 'demo-whatsapp-token',
      ...demoMetaApp,
      subscribed: true,
      callbackUrl: null,
      pairBurst: 45,
      throughput: 1000,
    },
    {
      channel: 'instagram',
      id: '17841400000000001',
      appScopedId: '26000000000000001',
      username: 'ayperi.kg',
      name: 'Ayperi',
      token: 'demo-instagram-token',
      appSecret: demoInstagramAppSecret,
      verifyToken: demoMetaApp.verifyToken,
      subscribed: true,
    },
    {
      channel: 'telegram',
      id: '7000000001',
      token: '7000000001:demo-telegram-bot-token-0000000000001',
      username: 'ayperi_shop_bot',
      name: 'Ayperi',
      webhook: null,
    },
  ]
}
