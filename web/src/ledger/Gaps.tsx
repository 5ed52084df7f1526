import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { retryMessage } from '../api/inbox.ts'
import { replayDelivery } from '../api/ledger.ts'
import { problemText } from '../api/problemText.ts'
import type { Channel, Ledger } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { channelNames } from '../design/Glyph.tsx'
import { useToast } from '../design/Toasts.tsx'
import type { Format } from '../i18n/format.ts'
import { useT } from '../i18n/i18n.tsx'
import { refusalText } from '../inbox/reasons.ts'
import { moment, span } from '../inbox/words.ts'
import { GapRow, OpenConversation } from './GapRow.tsx'

export interface Scene {
  channelOf: (id: string) => Channel | undefined
  format: Format
  now: number
}

/** The list of one kind of gap, with what to say where there is none. */
export function GapList(props: {
  id: string
  title: string
  total: number
  none: string
  shown: number
  beside?: ReactNode
  children: ReactNode
}) {
  const { id, title, total, none, shown, beside, children } = props
  const t = useT()
  return (
    <section className="max-w-[52rem] mt-8" aria-labelledby={id}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 mb-2">
        <h2 id={id} className="grow">
          {title} {total > 0 && <span className="text-muted num">{total}</span>}
        </h2>
        {beside}
      </div>
      {total === 0 ? (
        <p className="text-sm text-muted">{none}</p>
      ) : (
        <ul className="border-t border-hair">{children}</ul>
      )}
      {total > shown && <p className="text-xs text-muted mt-2">{t('ledger.first', { count: shown })}</p>}
    </section>
  )
}

export function WaitingRow({ gap, scene }: { gap: Ledger['waiting']['items'][number]; scene: Scene }) {
  const t = useT()
  const { channelOf, format, now } = scene
  const name = gap.contactName ?? t('inbox.unnamed')
  const when = gap.until && moment(t, format, gap.until, now)
  const window = gap.open
    ? when && t('ledger.closes', { when })
    : when
      ? t('ledger.closed', { when })
      : t('ledger.shut')
  return (
    <GapRow
      channel={channelOf(gap.channelId)}
      title={name}
      badge={{
        tone: gap.open ? 'attention' : 'danger',
        text: t('ledger.waits', { span: span(t, now - Date.parse(gap.since)) }),
      }}
      known={[t(`ledger.by_${gap.speaker}`), window].filter(Boolean).join(' · ')}
    >
      <OpenConversation id={gap.conversationId} name={name} />
    </GapRow>
  )
}

export function SendRow({ gap, scene }: { gap: Ledger['sends']['items'][number]; scene: Scene }) {
  const t = useT()
  const { store } = useHere()
  const toast = useToast()
  const queries = useQueryClient()
  const { channelOf, format, now } = scene
  const channel = channelOf(gap.channelId)
  const name = gap.contactName ?? t('inbox.unnamed')
  const again = useMutation({
    mutationFn: () => retryMessage(store.id, gap.conversationId, gap.messageId),
    onSuccess: () => toast(t('ledger.sentAgain')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['ledger', store.id] }),
  })
  const reason = channel && refusalText(t, gap.reason, channelNames[channel.kind])
  return (
    <GapRow
      channel={channel}
      title={name}
      badge={{ tone: gap.state === 'failed' ? 'danger' : 'attention', text: t(`ledger.send_${gap.state}`) }}
      known={
        <>
          {[moment(t, format, gap.at, now), gap.state === 'failed' ? reason : t(`ledger.${gap.state}Why`)]
            .filter(Boolean)
            .join(' · ')}
          {again.isError && <Wrong error={again.error} />}
        </>
      }
    >
      <OpenConversation id={gap.conversationId} name={name} />
      {gap.repeatable && (
        <AgainButton label={t('ledger.sendAgainTo', { name })} busy={again.isPending} onPress={again.mutate}>
          {t('inbox.sendAgain')}
        </AgainButton>
      )}
    </GapRow>
  )
}

export function DeliveryRow({ gap, scene }: { gap: Ledger['deliveries']['items'][number]; scene: Scene }) {
  const t = useT()
  const { store } = useHere()
  const toast = useToast()
  const queries = useQueryClient()
  const { channelOf, format, now } = scene
  const channel = channelOf(gap.channelId)
  const replay = useMutation({
    mutationFn: () => replayDelivery(store.id, gap.id),
    onSuccess: () => toast(t('platform.retried')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['ledger', store.id] }),
  })
  return (
    <GapRow
      channel={channel}
      title={channel?.name ?? ''}
      badge={{
        tone: gap.state === 'failed' ? 'danger' : 'attention',
        text: t(`ledger.delivery_${gap.state}`),
      }}
      known={
        <>
          {moment(t, format, gap.receivedAt, now)} · {t('platform.number', { number: gap.id })}
          {gap.messages > 0 && ` · ${t('ledger.messages', { count: gap.messages })}`}
          <span className="block">{t(`ledger.${gap.state}Why`)}</span>
          {replay.isError && <Wrong error={replay.error} />}
        </>
      }
    >
      {gap.state !== 'trying' && (
        <AgainButton
          label={t('platform.retryOne', { number: gap.id })}
          busy={replay.isPending}
          onPress={replay.mutate}
        >
          {t('common.retry')}
        </AgainButton>
      )}
    </GapRow>
  )
}

function AgainButton(props: { label: string; busy: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className="btn small"
      aria-label={props.label}
      aria-busy={props.busy}
      onClick={() => props.onPress()}
    >
      <RotateCw className="small" aria-hidden="true" />
      {props.children}
    </button>
  )
}

function Wrong({ error }: { error: unknown }) {
  const t = useT()
  return (
    <span className="wrong" role="alert">
      {problemText(t, error)}
    </span>
  )
}
