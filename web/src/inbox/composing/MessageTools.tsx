import { Copy, Link2, Reply, SmilePlus } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { Composing, Message } from '../../api/types.ts'
import { useCopy } from '../../design/useCopy.ts'
import { useT } from '../../i18n/i18n.tsx'
import { MoreTools } from '../bubbles/MoreTools.tsx'
import { useCopyLink } from '../contact/useCopyLink.ts'
import { TranslateTool } from '../helping/translation.tsx'
import { whyNotText } from './whyNot.ts'

export interface ToolProps {
  message: Message
  composing: Composing | undefined
  channel: string
  onQuote: (message: Message) => void
  onReact: (messageId: string, emoji: string | null) => void
}

/**
 * What can be done with one message: answer it, react to it, and what the shop does with it for itself. What its channel
 * cannot do stays in place and says why; what its provider does not know can be neither answered nor reacted to.
 */
export function MessageTools({ message, composing, channel, onQuote, onReact }: ToolProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [more, setMore] = useState(false)
  const copyLink = useCopyLink()
  const copyText = useCopy()
  if (!composing) return null
  const noQuote = composing.quotes ? null : t('quote.notHere', { channel })
  const noReaction = composing.reactions.why && whyNotText(t, composing.reactions.why, channel)
  const given = message.reactions.find(({ by }) => by !== 'contact')?.emoji
  const react = (emoji: string) => {
    setOpen(false)
    onReact(message.id, emoji === given ? null : emoji)
  }
  const leave = (event: KeyboardEvent) => {
    if (event.code !== 'Escape' || !open) return
    event.preventDefault()
    setOpen(false)
  }
  return (
    <fieldset
      className={open || more ? 'tools open' : 'tools'}
      onKeyDown={leave}
      aria-label={t('react.tools')}
    >
      {message.pointable && (
        <>
          <Tool label={t('quote.reply')} why={noQuote} onPress={() => onQuote(message)}>
            <Reply className="small" aria-hidden="true" />
          </Tool>
          <Tool label={t('react.react')} why={noReaction} expanded={open} onPress={() => setOpen(!open)}>
            <SmilePlus className="small" aria-hidden="true" />
          </Tool>
        </>
      )}
      {message.text && (
        <Tool label={t('hand.copyText')} why={null} onPress={() => void copyText(message.text ?? '')}>
          <Copy className="small" aria-hidden="true" />
        </Tool>
      )}
      <Tool
        label={t('contact.copyLink')}
        why={null}
        onPress={() => void copyLink(message.conversationId, message.id)}
      >
        <Link2 className="small" aria-hidden="true" />
      </Tool>
      <TranslateTool message={message} />
      <MoreTools message={message} onOpen={setMore} />
      {open &&
        composing.reactions.offered.map((emoji) => (
          <button
            key={emoji}
            type="button"
            className="icon-btn small"
            aria-pressed={emoji === given}
            aria-label={t(emoji === given ? 'react.takeBack' : 'react.with', { emoji })}
            onClick={() => react(emoji)}
          >
            <span aria-hidden="true">{emoji}</span>
          </button>
        ))}
    </fieldset>
  )
}

interface ButtonProps {
  label: string
  why: string | null
  expanded?: boolean
  onPress: () => void
  children: ReactNode
}

function Tool({ label, why, expanded, onPress, children }: ButtonProps) {
  return (
    <button
      type="button"
      className="icon-btn small"
      aria-label={why ? `${label}. ${why}` : label}
      title={why ?? label}
      aria-disabled={why !== null}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      onClick={() => why === null && onPress()}
    >
      {children}
    </button>
  )
}
