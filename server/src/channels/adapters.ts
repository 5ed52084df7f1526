import type { ChannelAdapter, ChannelKind } from './channel.ts'
import { instagram } from './instagram/index.ts'
import { telegram } from './telegram/index.ts'
import { whatsapp } from './whatsapp/index.ts'

/** Every way messages travel; whoever needs one takes it from here. */
export const adapters = { whatsapp, instagram, telegram } as const satisfies Record<
  ChannelKind,
  ChannelAdapter
>
