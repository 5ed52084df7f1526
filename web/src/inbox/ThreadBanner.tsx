import { Link } from '@tanstack/react-router'
import { CircleAlert, CloudOff, Lock, Unplug } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { problemText } from '../api/problemText.ts'
import type { Conversation } from '../api/types.ts'
import { useLine } from '../app/live.tsx'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { channelNames } from '../design/Glyph.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'
import { useKeysHere } from '../keys/context.ts'
import { OffBanner } from './assistant-off/OffBanner.tsx'
import { bannerOf } from './banners.ts'
import { BlockedBanner } from './contact/BlockedBanner.tsx'
import { ChangedBanner } from './contact/ChangedBanner.tsx'
import { DuplicateBanner } from './contact/DuplicateBanner.tsx'
import { telling } from './failing/telling.ts'
import { useUnsent } from './outbox/outbox.ts'
import { type WindowState, windowState } from './words.ts'

interface Props {
  conversation: Conversation
  failure: unknown
  onReopen: () => void
}

/** One banner at a time, the most severe first. */
export function ThreadBanner({ conversation, failure, onReopen }: Props) {
  const t = useT()
  const toast = useToast()
  const { store, person } = useHere()
  const { registry } = useKeysHere()
  const line = useLine()
  const window = windowState(conversation.window, useNow())
  const unsent = useUnsent().filter(
    ({ state, code, personId }) => state === 'waiting' && code !== 'not_signed_in' && personId === person.id,
  ).length
  const { channel } = conversation
  const banner = bannerOf({
    unsent,
    lineBroken: line === 'broken',
    channelDown: channel.state !== 'connected',
    windowClosed: window.tone === 'closed',
    failed: conversation.failed,
    refused: Boolean(failure),
    closed: conversation.state === 'closed',
    blocked: conversation.block !== null,
    assistantOff: conversation.assistantOff !== null && conversation.speaker === 'nobody',
  })
  // Where something worse is said the answer to what was just done must not be missed.
  const [isNews] = useState(telling)
  useEffect(() => {
    if (isNews(failure) && banner !== 'refused') toast(problemText(t, failure))
  }, [failure, banner, isNews, toast, t])

  const chooseTemplate = () => {
    const choose = registry.find('template')
    if (choose) choose()
    else toast(t('templates.none'))
  }

  switch (banner) {
    case 'unsent':
      return (
        <Line
          tone="danger"
          icon={<CloudOff aria-hidden="true" />}
          text={t('inbox.offlineWaiting', { count: unsent })}
        />
      )
    case 'line':
      return <Line tone="attention" icon={<CloudOff aria-hidden="true" />} text={t('inbox.reconnect')} />
    case 'channel':
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
    case 'window':
      return <WindowLine window={window} onTemplate={chooseTemplate} />
    case 'refused':
      return <Line tone="danger" icon={<CircleAlert aria-hidden="true" />} text={problemText(t, failure)} />
    case 'failed':
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
    case 'closed':
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
    case 'blocked':
      return <BlockedBanner conversation={conversation} />
    case 'assistantOff':
      return <OffBanner conversation={conversation} />
    case 'duplicate':
      return (
        <DuplicateBanner
          conversation={conversation}
          otherwise={<ChangedBanner conversation={conversation} />}
        />
      )
  }
}

/** Nothing but a template may go, or nothing at all. */
function WindowLine({ window, onTemplate }: { window: WindowState; onTemplate: () => void }) {
  const t = useT()
  if (window.tone !== 'closed') return null
  const icon = <Lock aria-hidden="true" />
  if (!window.template) return <Line tone="attention" icon={icon} text={t(`windowWhy.${window.why}`)} />
  return (
    <Line
      tone="attention"
      icon={icon}
      text={t('inbox.bannerTemplate')}
      act={
        <button type="button" className="btn small" onClick={onTemplate}>
          {t('templates.choose')}
        </button>
      }
    />
  )
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
