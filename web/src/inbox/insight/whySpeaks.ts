import type { Conversation } from '../../api/types.ts'
import type { TextKey } from '../../i18n/translate.ts'

type Known = Pick<
  Conversation,
  | 'block'
  | 'assistantOff'
  | 'speaker'
  | 'speakerMember'
  | 'heldUntil'
  | 'window'
  | 'thinking'
  | 'handoffReason'
>

const whyOff = { contact: 'assistantOff.bannerContact', channel: 'assistantOff.bannerChannel' } as const

/** Whether the assistant speaks in a conversation and, where it does not, what keeps it silent. */
export function whySpeaks(conversation: Known, enabled: boolean, now: number): TextKey {
  const { block, assistantOff, speaker, speakerMember, heldUntil, window, thinking, handoffReason } =
    conversation
  if (block) return 'insight.blocked'
  if (speaker === 'member' && speakerMember) return 'insight.member'
  if (assistantOff) return whyOff[assistantOff]
  if (speaker !== 'assistant') return handoffReason ? 'insight.handedOff' : 'insight.nobody'
  if (!enabled) return 'insight.off'
  if (window.how !== 'plain') return 'insight.window'
  if (heldUntil && Date.parse(heldUntil) > now) return 'insight.held'
  return thinking ? 'insight.thinking' : 'insight.speaks'
}
