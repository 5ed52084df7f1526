import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Conversation } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { channelNames, Glyph } from '../design/Glyph.tsx'
import { useFormat, useT } from '../i18n/i18n.tsx'
import { freeAt, moment, span, type WindowState } from './words.ts'

interface Props {
  conversation: Conversation
  window: WindowState
  now: number
  /** What stands before it. */
  children?: ReactNode
}

/** The promise about what can be sent now, at the composer's upper edge; never hidden. */
export function WindowStrip({ conversation, window, now, children }: Props) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const { kind } = conversation.channel
  const until = (at: string) =>
    format.dayKey(at) === format.dayKey(new Date(now)) ? format.time(at) : moment(t, format, at, now)
  const free = freeAt(conversation.window, now)
  const promise =
    window.tone === 'always'
      ? t('inbox.stripForever')
      : window.tone !== 'closed' &&
        t(window.byHand ? 'inbox.stripByHand' : 'inbox.stripOpen', { until: until(window.until) })
  return (
    <div className="composer-strip" id={`window-${conversation.id}`}>
      {children}
      {/* Together, so that the mark never stands alone on a line. */}
      <span className="channel">
        <Glyph kind={kind} />
        <span>{[channelNames[kind], promise].filter(Boolean).join(' · ')}</span>
      </span>
      {free && (
        <span className="text-accent">
          {t(free.answered ? 'inbox.stripFree' : 'inbox.stripFreeIfAnswered', { until: until(free.until) })}
        </span>
      )}
      {window.tone === 'closed' && (
        <span className="flex items-center gap-1 text-danger">
          <Lock className="small" aria-hidden="true" />
          {t(`windowWhy.${window.why}`)} {window.template && t('inbox.stripTemplate')}
        </span>
      )}
      {(window.tone === 'open' || window.tone === 'closing') && (
        <span className={`badge ml-auto ${window.tone === 'closing' ? 'attention' : 'accent'}`}>
          {t('inbox.stripLeft', { left: span(t, window.leftMs) })}
        </span>
      )}
    </div>
  )
}
