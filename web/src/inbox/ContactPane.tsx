import { X } from 'lucide-react'
import { useRef } from 'react'
import type { Conversation } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useLentFocus } from '../app/useLentFocus.ts'
import { useNow } from '../app/useNow.ts'
import { Avatar } from '../design/Avatar.tsx'
import { channelNames, Glyph } from '../design/Glyph.tsx'
import { useFormat, useT } from '../i18n/i18n.tsx'
import { ContactSwitch } from './assistant-off/ContactSwitch.tsx'
import { CardSection } from './contact/CardSection.tsx'
import { ContactLabels } from './contact/ContactLabels.tsx'
import { ContactSections } from './contact/ContactSections.tsx'
import { LanguageChoice } from './contact/LanguageChoice.tsx'
import { NameLine } from './contact/NameLine.tsx'
import { KeysHelp } from './KeysHelp.tsx'
import { PhoneLine } from './phone/PhoneLine.tsx'
import { handOffText } from './reasons.ts'
import { contactName, moment, span } from './words.ts'

interface Props {
  conversation: Conversation
  assistantName: string
  /** Given when it lies over the thread as a drawer. */
  onClose: (() => void) | null
}

/** Who the customer is and why the conversation is here. */
export function ContactPane({ conversation, onClose }: Props) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const closing = useRef<HTMLButtonElement>(null)
  useLentFocus(closing, onClose !== null)
  const { contact, channel, waitingSince, lastInboundAt, handoffReason } = conversation
  const name = contactName(t, contact)
  const place = onClose
    ? 'fixed inset-y-0 right-0 w-[min(21.25rem,100vw)] z-(--z-drawer) shadow-(--shadow-pop)'
    : 'w-(--context-width) shrink-0'
  return (
    <aside
      className={`${place} bg-pane border-l border-hair overflow-y-auto [--ground:var(--surface-pane)]`}
      aria-label={t('inbox.customer')}
    >
      <CardSection>
        <div className="flex items-center gap-3">
          <Avatar name={name} picture={contact.pictureUrl} size="big" />
          <div className="grow min-w-0">
            <NameLine key={contact.id} contact={contact} />
            <p className="flex items-center gap-1.5 text-xs text-muted">
              <Glyph kind={channel.kind} />
              {channelNames[channel.kind]} · {channel.name}
            </p>
          </div>
          {onClose && (
            <button
              ref={closing}
              type="button"
              className="icon-btn self-start"
              aria-label={t('common.close')}
              onClick={onClose}
            >
              <X aria-hidden="true" />
            </button>
          )}
        </div>
        <div className="mt-2.5">
          <ContactLabels contactId={contact.id} />
        </div>
      </CardSection>
      {handoffReason && (
        <CardSection title={t('inbox.whyHanded')}>
          <p className="text-sm">{handOffText(t, handoffReason) ?? handoffReason}</p>
        </CardSection>
      )}
      <CardSection>
        <dl className="flex flex-col gap-3 text-sm">
          <div>
            <dt className="text-xs text-faint">{t('inbox.language')}</dt>
            <dd>
              <LanguageChoice conversation={conversation} />
            </dd>
          </div>
          <PhoneLine key={conversation.id} conversation={conversation} />
          <Fact
            name={t('inbox.waitingFor')}
            value={waitingSince && span(t, now - new Date(waitingSince).getTime())}
          />
          <Fact name={t('inbox.lastWrote')} value={lastInboundAt && moment(t, format, lastInboundAt, now)} />
        </dl>
      </CardSection>
      <ContactSwitch conversation={conversation} />
      <ContactSections conversation={conversation} opened={conversation.id} />
      {!onClose && (
        <CardSection title={t('inbox.keys')}>
          <KeysHelp />
        </CardSection>
      )}
    </aside>
  )
}

function Fact({ name, value }: { name: string; value: string | null }) {
  if (!value) return null
  return (
    <div>
      <dt className="text-xs text-faint">{name}</dt>
      <dd className="text-ink num">{value}</dd>
    </div>
  )
}
