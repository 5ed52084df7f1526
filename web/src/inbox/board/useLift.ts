import { type KeyboardEvent, useState } from 'react'
import type { Conversation } from '../../api/types.ts'
import { type Column, stepFrom } from './columns.ts'

interface Lifted {
  readonly conversation: Conversation
  /** Over which column it is held. */
  readonly over: string | null
}

interface Props {
  columns: readonly Column[]
  onMove: (conversation: Conversation, stageId: string | null) => void
  onOpen: (conversation: Conversation) => void
  onFocus: (id: string) => void
  /** Tells who does not see the screen. */
  say: (what: 'lifted' | 'over' | 'dropped' | 'left', stageId: string | null) => void
}

/**
 * A card by the keyboard: arrows go from card to card; Space lifts one, arrows carry it over the columns, Space puts it
 * down and Escape puts it back. Enter opens the conversation.
 */
export function useLift({ columns, onMove, onOpen, onFocus, say }: Props) {
  const [lifted, setLifted] = useState<Lifted | null>(null)

  const carry = (by: 1 | -1, { conversation, over }: Lifted) => {
    const at = columns.findIndex(({ stageId }) => stageId === over)
    const next = columns[at + by]
    if (!next) return
    setLifted({ conversation, over: next.stageId })
    say('over', next.stageId)
  }
  const drop = ({ conversation, over }: Lifted) => {
    setLifted(null)
    say('dropped', over)
    onMove(conversation, over)
  }
  const putBack = () => {
    setLifted(null)
    say('left', null)
  }

  /** Of the card of this conversation. */
  const onKeyDown = (event: KeyboardEvent, conversation: Conversation) => {
    const { code } = event
    const held = lifted?.conversation.id === conversation.id ? lifted : null
    const done = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (code === 'Space') {
      done()
      if (held) return drop(held)
      setLifted({ conversation, over: conversation.stageId })
      return say('lifted', conversation.stageId)
    }
    if (code === 'Escape' && held) {
      done()
      return putBack()
    }
    if (code === 'Enter' && !held) {
      done()
      return onOpen(conversation)
    }
    if (held && (code === 'ArrowLeft' || code === 'ArrowRight')) {
      done()
      return carry(code === 'ArrowRight' ? 1 : -1, held)
    }
    if (!held && isArrow(code)) {
      const next = stepFrom(columns, conversation.id, code)
      if (!next) return
      done()
      onFocus(next)
    }
  }
  return { lifted, onKeyDown, putBack: () => lifted && putBack() }
}

const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const
const isArrow = (code: string): code is (typeof arrows)[number] =>
  (arrows as readonly string[]).includes(code)
