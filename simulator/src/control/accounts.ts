import { type Account, demoInstagramAppSecret, demoMetaApp, type TelegramAccount } from '../world/accounts.ts'
import type { AccountRequest } from './requests.ts'

/** A further account of the providers' world; what is left out is the demo app's. */
export function makeAccount(request: AccountRequest): Account {
  switch (request.channel) {
    case 'whatsapp':
      return {
        ...request,
        wabaId: request.wabaId ?? `1${request.id.slice(1)}`,
        appId: request.appId ?? demoMetaApp.appId,
        appSecret: request.appSecret ?? demoMetaApp.appSecret,
        verifyToken: request.verifyToken ?? demoMetaApp.verifyToken,
        callbackUrl: null,
      }
    case 'instagram':
      return {
        ...request,
        appScopedId: request.appScopedId ?? `26${request.id.slice(2)}`,
        appSecret: request.appSecret ?? demoInstagramAppSecret,
        verifyToken: request.verifyToken ?? demoMetaApp.verifyToken,
      }
    case 'telegram':
      return { ...request, id: request.token.split(':', 1)[0] ?? '', webhook: null }
  }
}

/** An account as the phone may see it: no token, no secret. */
export function publicAccount(account: Account): {
  channel: string
  id: string
  name: string
  title: string
  connected: boolean
  business?: string | null
  /** whether the shop can write in the app by hand */
  byHand: boolean
  restricted?: boolean
  quality?: string
} {
  const { channel, id, name } = account
  switch (account.channel) {
    case 'whatsapp':
      return {
        ...{ channel, id, name, title: account.displayNumber, connected: account.subscribed },
        byHand: account.phoneApp !== undefined,
        restricted: account.restricted === true,
        quality: account.quality ?? 'GREEN',
      }
    case 'instagram':
      return { channel, id, name, title: account.username, connected: account.subscribed, byHand: true }
    case 'telegram':
      return {
        channel,
        id,
        name,
        title: `@${account.username}`,
        connected: account.webhook !== null,
        business: connectionIn(account),
        byHand: connectionIn(account) !== null,
      }
  }
}

/** Under what its chats are kept, while the owner lets the bot in. */
const connectionIn = ({ business }: TelegramAccount): string | null =>
  business?.enabled ? business.id : null
