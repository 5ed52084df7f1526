import type { InboundChange } from '../content.ts'
import type { Reaction } from './message-wire.ts'
import type { Event } from './wire.ts'

/**
 * What an event does to an earlier message: a reaction or its removal, an edit, an unsent message. Undefined for a message
 * of its own, and for a change that does not say enough; that one is shown.
 */
export function readChange(event: Event, by: 'contact' | 'phone'): InboundChange | undefined {
  const { timestamp: at, reaction, message_edit: edit, message } = event
  // An unsent message comes again under its own id.
  if (message?.is_deleted)
    return message.mid === undefined ? undefined : { kind: 'deletion', target: message.mid, at }
  if (reaction) return readReaction(reaction, by, at)
  return edit?.text === undefined ? undefined : { kind: 'edit', target: edit.mid, at, text: edit.text }
}

/** Instagram's names for the reactions of before it took any emoji. */
const named: Readonly<Record<string, string>> = {
  love: '❤️',
  smile: '😆',
  haha: '😆',
  wow: '😮',
  sad: '😢',
  angry: '😠',
  like: '👍',
  yes: '👍',
  dislike: '👎',
  no: '👎',
}

function readReaction(
  { mid: target, action, reaction: name = '', emoji }: Reaction,
  by: 'contact' | 'phone',
  at: Date,
): InboundChange | undefined {
  if (action === 'unreact') return { kind: 'reaction', target, at, emoji: null, by }
  const given = emoji ?? (Object.hasOwn(named, name) ? named[name] : undefined)
  return given === undefined ? undefined : { kind: 'reaction', target, at, emoji: given, by }
}
