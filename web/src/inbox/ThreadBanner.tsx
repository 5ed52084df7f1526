import { Link } from '@tanstack/react-router'
import { CircleAlert, CloudOff, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { problemText } from '../api/problemText.ts'
import type { Conversation } from '../api/types.ts'
import { useLine } from '../app/live.tsx'
import { useHere } from '../app/store.tsx'
import { channelNames } from '../design/Glyph.tsx'
import { useT } from '../i18n/i18n.tsx'
import { OffBanner } from './assistant-off/OffBanner.tsx'
import { BlockedBanner } from './contact/BlockedBanner.tsx'
import { DuplicateBanner } from './contact/DuplicateBanner.tsx'
import { useUnsent } from './outbox/outbox.ts'

interface Props {
  conversation: Conversation
  failure: unknown
  onReopen: () => void
}

/** One banner at a time, the most severe first: no line, channel down, an act refused, not sent, chat closed, nobody answers. */
export function ThreadBanner({ conversation, failure, onReopen }: Props) {
  const t = useT()
  const { store, person } = useHere()
  const line = useLine()
  const waiting = useUnsent().filter(
    ({ state, code, personId }) => state === 'waiting' && code !== 'not_signed_in' && personId === person.id,
  ).length
  const { channel } = conversation

  if (waiting > 0)
    return (
      <Line
        tone="danger"
        icon={<CloudOff aria-hidden="true" />}
        text={t('inbox.offlineWaiting', { count: waiting })}
      />
    )
  if (line === 'broken')
    return <Line tone="attention" icon={<CloudOff aria-hidden="true" />} text={t('inbox.reconnect')} />
  if (channel.state !== 'connected')
    return (
      <Line
        tone="danger"
        icon={<Unplug aria-hidden="true" />}
        text={t('inbox.channelBroken', { channel: channelNames[channel.kind] })}
        act={
          <Link to="/s/$storeId/channels" params={{ storeId: store.id }} className="btn small">
            {t('inbox.openChannels')}
          </Link>
        }
      />
    )
  if (failure)
    return <Line tone="danger" icon={<CircleAlert aria-hidden="true" />} text={problemText(t, failure)} />
  if (conversation.failed > 0)
    return (
      <Line
        tone="danger"
        icon={<CircleAlert aria-hidden="true" />}
        text={t('hand.failed', { count: conversation.failed })}
        act={
          <button type="button" className="btn small" onClick={showFailed}>
            {t('hand.showFailed')}
          </button>
        }
      />
    )
  if (conversation.state === 'closed')
    return (
      <Line
        tone=""
        icon={<CircleAlert aria-hidden="true" />}
        text={t('inbox.closedBanner')}
        act={
          <button type="button" className="btn small" onClick={onReopen}>
            {t('inbox.reopenChat')}
          </button>
        }
      />
    )
  if (conversation.block) return <BlockedBanner conversation={conversation} />
  if (conversation.assistantOff && conversation.speaker === 'nobody')
    return <OffBanner conversation={conversation} />
  return <DuplicateBanner conversation={conversation} />
}

/** The newest that did not leave; whoever wrote since then is told of none. */
function showFailed(): void {
  const newest = [...document.querySelectorAll('.bubble.failed')].at(-1)
  newest?.scrollIntoView({ block: 'center' })
  newest?.querySelector('button')?.focus({ preventScroll: true })
}

function Line({ tone, icon, text, act }: { tone: string; icon: ReactNode; text: string; act?: ReactNode }) {
  return (
    <div className={`banner wide ${tone}`} role="status">
      {icon}
      <span className="grow">{text}</span>
      {act}
    </div>
  )
}
