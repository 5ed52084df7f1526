import type { Channel } from '../api/types.ts'

export type Left = Channel & { disconnection: NonNullable<Channel['disconnection']> }

/** Disconnected channels of which something is still to be known or done. */
export const leftChannels = (channels: readonly Channel[]): Left[] =>
  channels.filter(
    (channel): channel is Left => channel.disconnection !== null && !isOver(channel.disconnection),
  )

const isOver = ({ provider, history }: Left['disconnection']): boolean =>
  history === 'deleted' && (provider === 'confirmed' || provider === 'not_needed')

/** How much of a deletion is done, from 0 to 1. Files follow the last conversation, so it is never whole before its end. */
export const partDeleted = ({ conversations, deleted }: Left['disconnection']): number =>
  conversations === 0 ? 0 : Math.min(deleted / conversations, 0.99)
