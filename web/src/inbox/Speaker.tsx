import { Bot, PencilLine } from 'lucide-react'
import type { NextSpeaker } from '../api/inbox.ts'
import type { Conversation } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { AssistantAvatar, Avatar } from '../design/Avatar.tsx'
import { Segments } from '../design/Segments.tsx'
import { useT } from '../i18n/i18n.tsx'
import { useCaps } from '../keys/context.ts'

/** Who speaks, as the reader sees it: a colleague is not you. */
export type SpeakerSeen = 'assistant' | 'draft' | 'you' | 'colleague' | 'nobody'

export function speakerOf(conversation: Conversation, myIds: ReadonlySet<string>): SpeakerSeen {
  if (conversation.speaker === 'assistant' || conversation.speaker === 'draft') return conversation.speaker
  if (conversation.speaker === 'nobody' || !conversation.speakerMember) return 'nobody'
  return myIds.has(conversation.speakerMember.id) ? 'you' : 'colleague'
}

interface Props {
  conversation: Conversation
  speaker: SpeakerSeen
  assistantName: string
  onSpeaker: (who: NextSpeaker) => void
}

/** The radio group of the header: the assistant, the assistant with your word, or you. With a colleague or nobody speaking, neither is filled. */
export function SpeakerSwitch({ conversation, speaker, assistantName, onSpeaker }: Props) {
  const t = useT()
  const { person } = useHere()
  const value = speaker === 'you' ? 'member' : speaker === 'assistant' || speaker === 'draft' ? speaker : null
  // From the reader it goes back to however the assistant usually speaks here.
  const next = value === 'member' ? conversation.usualSpeaker : 'member'
  return (
    <div className="flex items-center gap-2 min-w-0">
      {speaker === 'colleague' && (
        <span className="badge cut hidden xl:inline-flex">{conversation.speakerMember?.name}</span>
      )}
      {speaker === 'nobody' && (
        <span className="badge attention hidden xl:inline-flex">{t('inbox.nobody')}</span>
      )}
      <Segments
        className="speaker"
        label={t('inbox.speaker')}
        value={value}
        onChoose={onSpeaker}
        choices={[
          {
            value: 'assistant',
            className: 'by-assistant',
            label: (
              <>
                <AssistantAvatar name={assistantName} size="tiny" />
                <span className="speaker-word cut max-w-[8rem]">{assistantName}</span>
                <Cap action={value === 'draft' ? 'drafting' : next === 'assistant' ? 'speaker' : null} />
              </>
            ),
          },
          {
            value: 'draft',
            className: 'by-draft',
            label: (
              <>
                <PencilLine className="small" aria-hidden="true" />
                <span className="speaker-word">{t('drafts.row')}</span>
                {value !== 'draft' && <Cap action={next === 'draft' ? 'speaker' : 'drafting'} />}
              </>
            ),
          },
          {
            value: 'member',
            label: (
              <>
                <Avatar name={person.firstName} size="tiny" />
                {t('inbox.you')}
                <Cap action={next === 'member' ? 'speaker' : null} />
              </>
            ),
          },
        ]}
      />
    </div>
  )
}

function Cap({ action }: { action: 'speaker' | 'drafting' | null }) {
  const caps = useCaps()
  const cap = action === null ? '' : caps.of(action)
  return cap === '' ? null : <kbd className="kbd speaker-key">{cap}</kbd>
}

/** The same on a phone: a strip that cannot be missed, with the other choice as its one button. */
export function SpeakerStrip({ conversation, speaker, assistantName, onSpeaker }: Props) {
  const t = useT()
  const { person } = useHere()
  const mine = speaker === 'you'
  const other = t(speaker === 'draft' ? 'drafts.letAlone' : 'drafts.letDraft', { assistant: assistantName })
  const ground = {
    assistant: 'bg-ai-soft',
    draft: 'bg-attention-soft',
    you: 'bg-accent-soft',
    colleague: 'bg-sunken',
    nobody: 'bg-attention-soft',
  }
  return (
    <div className={`flex items-center gap-2.5 px-3.5 py-1.5 text-sm text-ink ${ground[speaker]}`}>
      {speaker === 'assistant' || speaker === 'draft' ? (
        <AssistantAvatar name={assistantName} size="small" />
      ) : (
        <Avatar name={mine ? person.firstName : (conversation.speakerMember?.name ?? '')} size="small" />
      )}
      <span className="grow min-w-0">{stripText()}</span>
      <button
        type="button"
        className="icon-btn shrink-0"
        aria-label={other}
        title={other}
        onClick={() => onSpeaker(speaker === 'draft' ? 'assistant' : 'draft')}
      >
        {speaker === 'draft' ? <Bot aria-hidden="true" /> : <PencilLine aria-hidden="true" />}
      </button>
      <button
        type="button"
        className="btn shrink-0 max-w-[45%]"
        onClick={() => onSpeaker(mine ? conversation.usualSpeaker : 'member')}
      >
        {mine ? t('inbox.giveBack', { assistant: assistantName }) : t('inbox.takeOver')}
      </button>
    </div>
  )

  function stripText(): string {
    const assistant = assistantName
    if (speaker === 'you') return t('inbox.stripYou', { assistant })
    if (speaker === 'assistant') return t('inbox.stripAssistant', { assistant })
    if (speaker === 'draft') return t('drafts.strip', { assistant })
    if (speaker === 'colleague')
      return t('inbox.stripOther', { assistant, name: conversation.speakerMember?.name ?? '' })
    return t('inbox.stripNobody')
  }
}
