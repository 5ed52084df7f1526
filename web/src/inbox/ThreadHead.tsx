import { Check, ChevronLeft, PanelRight, RotateCcw, Search } from 'lucide-react'
import type { NextSpeaker } from '../api/inbox.ts'
import type { Conversation } from '../api/types.ts'
import { useNow } from '../app/useNow.ts'
import { useWide } from '../app/useWide.ts'
import { Avatar } from '../design/Avatar.tsx'
import { channelNames, Glyph } from '../design/Glyph.tsx'
import { useT } from '../i18n/i18n.tsx'
import { useCaps } from '../keys/context.ts'
import { Faces } from '../presence/Faces.tsx'
import { ContactMenu } from './contact/ContactMenu.tsx'
import { languageWord } from './languageWord.ts'
import { type SpeakerSeen, SpeakerSwitch } from './Speaker.tsx'
import { contactName, windowRing, windowState } from './words.ts'

interface Props {
  conversation: Conversation
  speaker: SpeakerSeen
  assistantName: string
  onLeave: (() => void) | null
  onSpeaker: (who: NextSpeaker) => void
  onState: () => void
  onSearch: () => void
  onDetails: (() => void) | null
}

export function ThreadHead({
  conversation,
  speaker,
  assistantName,
  onLeave,
  onSpeaker,
  onState,
  onSearch,
  onDetails,
}: Props) {
  const t = useT()
  const caps = useCaps()
  const now = useNow()
  const desk = useWide('48rem')
  const name = contactName(t, conversation.contact)
  const language = languageWord(t, conversation.contact.language)
  const open = conversation.state === 'open'
  // On a phone the list with its title is not on the screen.
  const Name = desk ? 'h2' : 'h1'
  const StateIcon = open ? Check : RotateCcw
  const stateLabel = t(open ? 'inbox.closeChat' : 'inbox.reopenChat')
  return (
    <header className="@container flex items-center gap-3 min-h-16 px-2 md:px-5 py-1.5 border-b border-hair bg-pane [--ground:var(--surface-pane)]">
      {onLeave && (
        <button type="button" className="icon-btn" aria-label={t('inbox.back')} onClick={onLeave}>
          <ChevronLeft className="large" aria-hidden="true" />
        </button>
      )}
      <Avatar
        name={name}
        picture={conversation.contact.pictureUrl}
        ring={windowRing(windowState(conversation.window, now))}
        channel={<Glyph kind={conversation.channel.kind} />}
      />
      <div className="grow min-w-0">
        <Name className="text-lg cut">{name}</Name>
        <p className="text-xs text-muted">
          {channelNames[conversation.channel.kind]}
          {language && ` · ${language}`}
        </p>
      </div>
      <Faces conversationId={conversation.id} most={desk ? 3 : 1} />
      {desk && (
        <SpeakerSwitch
          conversation={conversation}
          speaker={speaker}
          assistantName={assistantName}
          onSpeaker={onSpeaker}
        />
      )}
      <button
        type="button"
        className="icon-btn"
        title={caps.tip(t('inbox.searchThread'), 'searchThread')}
        aria-label={t('inbox.searchThread')}
        onClick={onSearch}
      >
        <Search aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-btn"
        title={caps.tip(stateLabel, 'close')}
        aria-label={stateLabel}
        onClick={onState}
      >
        <StateIcon aria-hidden="true" />
      </button>
      <ContactMenu conversation={conversation} />
      {onDetails && (
        <button
          type="button"
          className="icon-btn"
          title={caps.tip(t('inbox.customer'), 'details')}
          aria-label={t('inbox.customer')}
          onClick={onDetails}
        >
          <PanelRight aria-hidden="true" />
        </button>
      )}
    </header>
  )
}
