import type { ChannelKind } from '../channel.ts'

/** Where the provider delivers: Meta to one address for the whole app, Telegram to one per bot. */
export const webhookUrl = (publicUrl: string, channel: { kind: ChannelKind; id: string }): string =>
  channel.kind === 'telegram'
    ? `${publicUrl}/api/v1/webhooks/telegram/${channel.id}`
    : `${publicUrl}/api/v1/webhooks/meta/${channel.kind}`
