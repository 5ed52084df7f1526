import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Copy, Plus } from 'lucide-react'
import { useState } from 'react'
import { listChannelHealth, listChannels } from '../api/channels.ts'
import type { Channel, ChannelKind, ChannelState, SignInKind } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { channelNames, Glyph } from '../design/Glyph.tsx'
import { Empty, Failure, SkeletonRows } from '../design/States.tsx'
import { useCopy } from '../design/useCopy.ts'
import { useFormat, useT } from '../i18n/i18n.tsx'
import type { TextKey } from '../i18n/translate.ts'
import { ChannelSwitch } from '../inbox/assistant-off/ChannelSwitch.tsx'
import { refusalText } from '../inbox/reasons.ts'
import { moment } from '../inbox/words.ts'
import { BusinessAccounts } from './BusinessAccounts.tsx'
import { ChannelHealthLines } from './ChannelHealthLines.tsx'
import { ConnectForm } from './ConnectForm.tsx'
import { DisconnectButton } from './DisconnectButton.tsx'
import { LeftChannel } from './LeftChannel.tsx'
import { leftChannels } from './leaving.ts'
import { NoticeLines } from './NoticeLines.tsx'
import { PastLine } from './PastLine.tsx'
import { SignInButton } from './SignInButton.tsx'

const kinds: readonly ChannelKind[] = ['whatsapp', 'instagram', 'telegram']

export function ChannelsPage() {
  const t = useT()
  const { store } = useHere()
  const [connecting, setConnecting] = useState<ChannelKind | null>(null)
  const channels = useQuery({ queryKey: ['channels', store.id], queryFn: () => listChannels(store.id) })
  const signIns = channels.data?.signIns ?? []
  const live = channels.data?.items.filter((channel) => channel.state !== 'disconnected') ?? []
  const left = leftChannels(channels.data?.items ?? [])

  return (
    <main className="page">
      <div className="page-head">
        <h1 className="grow">{t('channels.title')}</h1>
        {store.role !== 'operator' && (
          <Link to="/s/$storeId/channels/ledger" params={{ storeId: store.id }} className="btn small">
            {t('ledger.title')}
          </Link>
        )}
      </div>
      <p className="text-muted max-w-[40rem] -mt-3 mb-5">{t('channels.lead')}</p>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,27rem)] max-w-[64rem]">
        <section aria-label={t('channels.title')}>
          {channels.isError ? (
            <Failure error={channels.error} onRetry={() => void channels.refetch()} />
          ) : channels.isPending ? (
            <SkeletonRows rows={3} />
          ) : live.length === 0 ? (
            <Empty title={t('channels.empty')} why={t('channels.emptyWhy')} />
          ) : (
            <ul className="border-t border-hair">
              {live.map((channel) => (
                <ChannelRow
                  key={channel.id}
                  channel={channel}
                  ownWebhook={channel.kind !== 'telegram' && !signIns.some((each) => each === channel.kind)}
                />
              ))}
            </ul>
          )}
          {left.length > 0 && (
            <>
              <h2 className="mt-8 mb-2">{t('leaving.title')}</h2>
              <ul className="border-t border-hair">
                {left.map((channel) => (
                  <LeftChannel key={channel.id} channel={channel} />
                ))}
              </ul>
            </>
          )}
        </section>
        <section className="flex flex-col gap-3" aria-label={t('channels.connect')}>
          <h2>{t(live.length > 0 ? 'channels.another' : 'channels.connect')}</h2>
          {kinds.map((kind) => (
            <div key={kind} className="card">
              <button
                type="button"
                className="flex items-center gap-3 w-full text-left p-4 rounded-lg"
                aria-expanded={connecting === kind}
                onClick={() => setConnecting(connecting === kind ? null : kind)}
              >
                <Glyph kind={kind} />
                <span className="grow">
                  <span className="block medium text-ink">{channelNames[kind]}</span>
                  <span className="block text-xs text-muted">{t(`channels.${kind}Lead`)}</span>
                </span>
                <Plus className="text-muted" aria-hidden="true" />
              </button>
              {connecting === kind && (
                <Connect
                  kind={kind}
                  signIn={signIns.find((each) => each === kind)}
                  missing={channels.data?.signInsMissing.find((each) => each.kind === kind)?.variables ?? []}
                  onConnected={() => setConnecting(null)}
                />
              )}
            </div>
          ))}
        </section>
      </div>
    </main>
  )
}

/** Signing in comes first where it is offered; whoever has a token of their own may still paste it. */
function Connect(props: {
  kind: ChannelKind
  signIn: SignInKind | undefined
  /** Variables of the server that keep signing in from being offered. */
  missing: readonly string[]
  onConnected: () => void
}) {
  const t = useT()
  const { kind, signIn, missing, onConnected } = props
  if (!signIn)
    return (
      <>
        {missing.length > 0 && (
          <p className="px-4 pb-3 text-xs text-muted">
            {t('channels.signInMissing', { variables: missing.join(', ') })}
          </p>
        )}
        <ConnectForm kind={kind} onConnected={onConnected} />
      </>
    )
  return (
    <>
      <SignInButton kind={signIn} />
      <details>
        <summary className="px-4 pb-4 text-xs text-muted cursor-pointer">{t('channels.byToken')}</summary>
        <ConnectForm kind={kind} onConnected={onConnected} />
      </details>
    </>
  )
}

const tones = {
  connected: { tone: 'success', text: 'channels.works' },
  broken: { tone: 'danger', text: 'channels.broken' },
  disconnected: { tone: '', text: 'channels.off' },
} as const satisfies Record<ChannelState, { tone: string; text: TextKey }>

interface RowProps {
  channel: Channel
  /** Whether somebody of the store has to tell the provider where to deliver. */
  ownWebhook: boolean
}

function ChannelRow({ channel, ownWebhook }: RowProps) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const state = tones[channel.state]
  // Under the channels' key, so that what makes those stale makes this stale.
  const looks = useQuery({
    queryKey: ['channels', store.id, 'health'],
    queryFn: () => listChannelHealth(store.id),
  })
  const health = looks.data?.items.find(({ channelId }) => channelId === channel.id)
  const why = refusalText(t, channel.stateReason, channelNames[channel.kind])
  const copy = useCopy()
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-3.5 border-b border-hair">
      <Glyph kind={channel.kind} />
      <div className="grow basis-0 min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-lg medium text-ink">{channel.name}</span>
          <span className={`badge ${state.tone}`}>{t(state.text)}</span>
        </div>
        <div className="text-xs text-muted">
          {channelNames[channel.kind]} ·{' '}
          {channel.lastInboundAt
            ? t('channels.lastInbound', { when: moment(t, format, channel.lastInboundAt, now) })
            : t('channels.quiet')}
        </div>
      </div>
      {channel.kind === 'whatsapp' && (
        <Link
          to="/s/$storeId/templates"
          params={{ storeId: store.id }}
          search={{ channel: channel.id }}
          className="btn small"
        >
          {t('templates.title')}
        </Link>
      )}
      <DisconnectButton channel={channel} />
      <div className="channel-details lines">
        {why && <div className="text-xs text-danger first-letter:uppercase">{why}</div>}
        {channel.coexisting && <div className="text-xs text-muted">{t('channels.coexisting')}</div>}
        {channel.past && <PastLine past={channel.past} />}
        <ChannelSwitch channel={channel} />
        <BusinessAccounts channel={channel} />
        <NoticeLines channelId={channel.id} />
        <ChannelHealthLines channel={channel} health={health} format={format} now={now} />
      </div>
      {ownWebhook && (
        <div className="channel-details text-xs text-muted flex flex-wrap items-center gap-x-2">
          <span>{t('channels.webhook')}:</span>
          <code className="font-[inherit] text-ink break-all">{channel.webhookUrl}</code>
          <button type="button" className="meta-btn" onClick={() => void copy(channel.webhookUrl)}>
            <Copy className="small" aria-hidden="true" />
            {t('common.copy')}
          </button>
          <span className="basis-full">{t('channels.webhookHint')}</span>
        </div>
      )}
    </li>
  )
}
