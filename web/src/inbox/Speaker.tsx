import type { Conversation } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { AssistantAvatar, Avatar } from '../design/Avatar.tsx'
import { Segments } from '../design/Segments.tsx'
import { useT } from '../i18n/i18n.tsx'
import { useCaps } from '../keys/context.ts'

/** Who speaks, as the reader sees it: a colleague is not you. */
export type SpeakerSeen = 'assistant' | 'you' | 'colleague' | 'nobody'

export function speakerOf(conversation: Conversation, myIds: ReadonlySet<string>): SpeakerSeen {
  if (conversation.speaker === 'assistant') return 'assistant'
  if (conversation.speaker === 'nobody' || !conversation.speakerMember) return 'nobody'
  return myIds.has(conversation.speakerMember.id) ? 'you' : 'colleague'
}

interface Props {
  conversation: Conversation
  speaker: SpeakerSeen
  assistantName: string
  onSpeaker: (who: 'member' | 'assistant') => void
}

/** The radio group of the header: the assistant or you. With a colleague or nobody speaking, neither is filled. */
export function SpeakerSwitch({ conversation, speaker, assistantName, onSpeaker }: Props) {
  const t = useT()
  const { person } = useHere()
  const cap = useCaps().of('speaker')
  const value = speaker === 'assistant' ? 'assistant' : speaker === 'you' ? 'member' : null
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
                <span className="cut max-w-[8rem]">{assistantName}</span>
                {value === 'member' && cap !== '' && <kbd className="kbd speaker-key">{cap}</kbd>}
              </>
            ),
          },
          {
            value: 'member',
            label: (
              <>
                <Avatar name={person.firstName} size="tiny" />
                {t('inbox.you')}
                {value !== 'member' && cap !== '' && <kbd className="kbd speaker-key">{cap}</kbd>}
              </>
            ),
          },
        ]}
      />
    </div>
  )
}

/** The same on a phone: a strip that cannot be missed, with the other choice as its one button. */
export function SpeakerStrip({ conversation, speaker, assistantName, onSpeaker }: Props) {
  const t = useT()
  const { person } = useHere()
  const mine = speaker === 'you'
  const ground = {
    assistant: 'bg-ai-soft',
    you: 'bg-accent-soft',
    colleague: 'bg-sunken',
    nobody: 'bg-attention-soft',
  }
  return (
    <div className={`flex items-center gap-2.5 px-3.5 py-1.5 text-sm text-ink ${ground[speaker]}`}>
      {speaker === 'assistant' ? (
        <AssistantAvatar name={assistantName} size="small" />
      ) : (
        <Avatar name={mine ? person.firstName : (conversation.speakerMember?.name ?? '')} size="small" />
      )}
      <span className="grow min-w-0">{stripText()}</span>
      <button
        type="button"
        className="btn shrink-0 max-w-[50%]"
        onClick={() => onSpeaker(mine ? 'assistant' : 'member')}
      >
        {mine ? t('inbox.giveBack', { assistant: assistantName }) : t('inbox.takeOver')}
      </button>
    </div>
  )

  function stripText(): string {
    const assistant = assistantName
    if (speaker === 'you') return t('inbox.stripYou', { assistant })
    if (speaker === 'assistant') return t('inbox.stripAssistant', { assistant })
    if (speaker === 'colleague')
      return t('inbox.stripOther', { assistant, name: conversation.speakerMember?.name ?? '' })
    return t('inbox.stripNobody')
  }
}
