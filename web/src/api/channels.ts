import { call } from './client.ts'
import type { Channel, ChannelHealth, NewChannel } from './types.ts'

const channels = (storeId: string) => `/api/v1/stores/${storeId}/channels`

export const listChannels = (storeId: string) => call<{ items: Channel[] }>('GET', channels(storeId))
/** What the hourly look at each channel found; channels not looked at yet are left out. */
export const listChannelHealth = (storeId: string) =>
  call<{ items: ChannelHealth[] }>('GET', `${channels(storeId)}/health`)
/** The server checks the credentials with the provider. @throws Problem `channel_credentials_wrong` with `field` */
export const connectChannel = (storeId: string, channel: NewChannel) =>
  call<Channel>('POST', channels(storeId), channel)
export const disconnectChannel = (storeId: string, id: string) =>
  call<unknown>('DELETE', `${channels(storeId)}/${id}`)
