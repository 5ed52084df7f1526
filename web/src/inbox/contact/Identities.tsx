import { BadgeCheck } from 'lucide-react'
import type { ContactCard } from '../../api/types.ts'
import { channelNames, Glyph } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { ConsentLine } from '../consent/ConsentLine.tsx'
import { seenName } from '../strangers/seen.ts'
import { identityWord, phoneWord } from './identityWord.ts'
import { useOpenConversation } from './useOpenConversation.ts'

interface Props {
  identities: ContactCard['identities']
  /** The conversation that is open. */
  opened: string | null
}

/** How each channel knows the customer. What a channel says of an account is certain, what the customer says of themselves is not. */
export function Identities({ identities, opened }: Props) {
  const t = useT()
  const open = useOpenConversation()
  return (
    <ul className="flex flex-col gap-1 -mx-2">
      {identities.map((identity) => {
        const { conversationId, channel, name, username, phone, unreachable } = identity
        const word = identityWord(identity)
        const confirmed = Boolean(username ?? phone)
        const more = [word === name ? null : name, username && phone ? phoneWord(phone) : null]
        return (
          <li key={conversationId}>
            <button
              type="button"
              className="flex items-center gap-2.5 w-full min-h-11 px-2 py-1 text-left rounded-(--radius-sm) hover:bg-(--surface-hover)"
              aria-current={conversationId === opened ? 'true' : undefined}
              title={t('contact.openThere', { channel: channel.name })}
              onClick={() => open(conversationId)}
            >
              <Glyph kind={channel.kind} />
              <span className="grow min-w-0 text-sm">
                <span className="flex items-center gap-1">
                  <span className="cut text-ink">{word || channelNames[channel.kind]}</span>
                  {confirmed && (
                    <span
                      role="img"
                      className="inline-flex text-accent"
                      title={t('contact.confirmed', { channel: channelNames[channel.kind] })}
                      aria-label={t('contact.confirmed', { channel: channelNames[channel.kind] })}
                    >
                      <BadgeCheck className="small" aria-hidden="true" />
                    </span>
                  )}
                </span>
                <span className="block cut text-xs text-muted">
                  {[...more, channel.name].flatMap((each) => (each ? seenName(each) : [])).join(' · ')}
                </span>
              </span>
              {unreachable && <span className="badge danger">{t('contact.unreachable')}</span>}
              {conversationId === opened && <span className="badge">{t('contact.here')}</span>}
            </button>
            <ConsentLine identity={identity} />
          </li>
        )
      })}
    </ul>
  )
}
