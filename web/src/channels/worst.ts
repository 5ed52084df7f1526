import type { Channel, ChannelHealth } from '../api/types.ts'
import { healthLines } from './health.ts'

export type Tone = 'well' | 'attention' | 'danger'

type Facts = Parameters<typeof healthLines>[0] & Pick<Channel, 'id'>

/** How the channels of a store are. */
export interface ChannelsState {
  readonly tone: Tone
  /** How many are as bad as that. */
  readonly count: number
}

/** The worst of the store's channels; null without any. Disconnected ones are no longer watched. */
export function worstOf(
  channels: readonly Facts[],
  looks: readonly ChannelHealth[],
  now: number,
): ChannelsState | null {
  const live = channels.filter(({ state }) => state !== 'disconnected')
  const tones = live.map((channel) =>
    toneOf(
      channel,
      looks.find(({ channelId }) => channelId === channel.id),
      now,
    ),
  )
  const tone = (['danger', 'attention', 'well'] as const).find((each) => tones.includes(each))
  return tone ? { tone, count: tones.filter((each) => each === tone).length } : null
}

function toneOf(channel: Facts, look: ChannelHealth | undefined, now: number): Tone {
  if (channel.state === 'broken') return 'danger'
  const tones = new Set(healthLines(channel, look, now).map(({ tone }) => tone))
  if (tones.has('danger')) return 'danger'
  return tones.has('attention') ? 'attention' : 'well'
}
