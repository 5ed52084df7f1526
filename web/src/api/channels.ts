import { call } from './client.ts'
import type { Channel, ChannelHealth, NewChannel, SignInKind, SignInNumbers } from './types.ts'

const channels = (storeId: string) => `/api/v1/stores/${storeId}/channels`

export const listChannels = (storeId: string) =>
  call<{
    items: Channel[]
    signIns: SignInKind[]
    signInsMissing: { kind: SignInKind; variables: string[] }[]
    simulatorUrl: string | null
  }>('GET', channels(storeId))
/** What the hourly look at each channel found; channels not looked at yet are left out. */
export const listChannelHealth = (storeId: string) =>
  call<{ items: ChannelHealth[] }>('GET', `${channels(storeId)}/health`)
/** The server checks the credentials with the provider. @throws Problem `channel_credentials_wrong` with `field` */
export const connectChannel = (storeId: string, channel: NewChannel) =>
  call<Channel>('POST', channels(storeId), channel)
/** Of a channel that is disconnected already, 'delete' deletes what was kept. */
export const disconnectChannel = (storeId: string, id: string, history: 'keep' | 'delete') =>
  call<unknown>('DELETE', `${channels(storeId)}/${id}?history=${history}`)
/** Whether the assistant answers whoever writes on the channel. */
export const answerChannel = (storeId: string, id: string, answers: boolean) =>
  call<unknown>('PATCH', `${channels(storeId)}/${id}/assistant`, { answers })
/** Lets an account's chats be answered by the channel's bot, or not; it counts for whatever its owner connects. */
export const decideBusinessAccount = (storeId: string, channelId: string, id: string, approved: boolean) =>
  call<Channel>(
    'PUT',
    `${channels(storeId)}/${channelId}/business-accounts/${encodeURIComponent(id)}/approval`,
    {
      approved,
    },
  )

/** Where the browser goes to sign in at the provider. */
export const startSignIn = (storeId: string, kind: SignInKind, coexisting = false) =>
  call<{ url: string }>('POST', `${channels(storeId)}/sign-ins`, { kind, ...(coexisting && { coexisting }) })
/** What the provider sent back. @throws Problem `sign_in_void` with `reason`, `sign_in_denied`, `sign_in_permission_missing` */
export const finishSignIn = (
  storeId: string,
  answer: { state?: string | undefined; code?: string | undefined; error?: string | undefined },
) => call<Channel | SignInNumbers>('POST', `${channels(storeId)}/sign-ins/completion`, answer)
/** @throws Problem `sign_in_pin_wrong` and others of that kind; the choice may be repeated */
export const chooseNumber = (
  storeId: string,
  choice: { state: string; phoneNumberId: string; pin?: string },
) => call<Channel>('POST', `${channels(storeId)}/sign-ins/choice`, choice)
