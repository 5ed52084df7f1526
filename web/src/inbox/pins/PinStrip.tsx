import { ChevronDown, ChevronUp, Pin as PinIcon, PinOff } from 'lucide-react'
import { useId, useState } from 'react'
import type { Pin } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { goTo } from '../bubbles/goTo.ts'
import { kindWord } from '../content/kindWord.ts'
import { beginningOf, seenText } from '../strangers/seen.ts'
import { usePinning, usePins } from './usePins.ts'

interface Props {
  conversationId: string
  onGo: (messageId: string) => void
}

/** Under the head of a thread: the newest pin in one line, the others when they are asked for. */
export function PinStrip({ conversationId, onGo }: Props) {
  const t = useT()
  const list = useId()
  const pins = usePins(conversationId)
  const [all, setAll] = useState(false)
  if (pins.length === 0) return null
  const shown = all ? pins : pins.slice(0, 1)
  const more = pins.length - 1
  const Chevron = all ? ChevronUp : ChevronDown
  return (
    <section className="pin-strip" aria-label={t('bubbles.pins')}>
      <ul id={list} className="grow min-w-0">
        {shown.map((pin) => (
          <PinLine
            key={pin.messageId}
            pin={pin}
            conversationId={conversationId}
            onGo={(id) => goTo(id, onGo)}
          />
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          className="btn quiet small shrink-0 self-start"
          aria-expanded={all}
          aria-controls={list}
          aria-label={all ? t('bubbles.pinsLess') : t('bubbles.pinsMore', { count: more })}
          onClick={() => setAll(!all)}
        >
          {!all && <span className="num">+{more}</span>}
          <Chevron className="small" aria-hidden="true" />
        </button>
      )}
    </section>
  )
}

interface LineProps {
  pin: Pin
  conversationId: string
  onGo: (messageId: string) => void
}

function PinLine({ pin, conversationId, onGo }: LineProps) {
  const t = useT()
  const { unpin } = usePinning()
  const words = pin.text ? beginningOf(seenText(pin.text)) : kindWord(t, { ...pin, deletedAt: null })
  return (
    <li className="flex items-center gap-1 min-w-0">
      <button
        type="button"
        className="pin-line"
        title={pin.pinnedBy ? t('bubbles.pinnedBy', { name: pin.pinnedBy }) : undefined}
        onClick={() => onGo(pin.messageId)}
      >
        <PinIcon className="small shrink-0" aria-hidden="true" />
        <span className="sr">{t('bubbles.goTo')}: </span>
        <span className="cut" dir="auto">
          {words}
        </span>
      </button>
      <button
        type="button"
        className="icon-btn small"
        aria-label={`${t('bubbles.unpin')}: ${words}`}
        title={t('bubbles.unpin')}
        onClick={() => void unpin({ id: pin.messageId, conversationId })}
      >
        <PinOff className="small" aria-hidden="true" />
      </button>
    </li>
  )
}
