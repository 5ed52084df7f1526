import { createContext, useContext } from 'react'
import type { ChangeSet, Conversation, ConversationChange } from '../../api/types.ts'

export type MenuKind = 'assign' | 'labels' | 'stage' | 'snooze' | 'speaker' | 'macro'

export interface Organise {
  /** Changes them all, says so with undo, and tells what others changed meanwhile. */
  change: (targets: readonly Conversation[], set: ChangeSet, said: string) => Promise<void>
  /** Says what was done in another way, and offers to take it back by these changes and `also`. */
  offerBack: (said: string, changes: readonly ConversationChange[], also: () => void) => void
  open: (kind: MenuKind, targets: readonly Conversation[], anchor: Element | null) => void
}

export const OrganiseContext = createContext<Organise | null>(null)

/** @throws outside of the inbox */
export function useOrganise(): Organise {
  const organise = useContext(OrganiseContext)
  if (!organise) throw new Error('organising needs the inbox around it')
  return organise
}
