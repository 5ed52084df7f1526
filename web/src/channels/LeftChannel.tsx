import { useMutation, useQueryClient } from '@tanstack/react-query'
import { disconnectChannel } from '../api/channels.ts'
import { problemText } from '../api/problemText.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { Ask } from '../design/Ask.tsx'
import { channelNames, Glyph } from '../design/Glyph.tsx'
import { useToast } from '../design/Toasts.tsx'
import type { Format } from '../i18n/format.ts'
import { useFormat, useT } from '../i18n/i18n.tsx'
import { refusalText } from '../inbox/reasons.ts'
import { moment } from '../inbox/words.ts'
import { type Left, partDeleted } from './leaving.ts'

/** A disconnected channel: whether its provider has confirmed it, and what becomes of the conversations. */
export function LeftChannel({ channel }: { channel: Left }) {
  const t = useT()
  const now = useNow()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const forget = useMutation({
    mutationFn: () => disconnectChannel(store.id, channel.id, 'delete'),
    // A small history is gone before its row can tell of it.
    onSuccess: () => {
      toast(t('leaving.goes', { name: channel.name }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels', store.id] }),
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-3 border-b border-hair">
      <Glyph kind={channel.kind} />
      <div className="grow basis-0 min-w-0">
        <div className="text-lg medium text-ink">{channel.name}</div>
        <div className="text-xs text-muted">
          {t('leaving.since', { when: moment(t, format, channel.disconnection.at, now) })}
        </div>
      </div>
      {channel.disconnection.history === 'kept' && store.role !== 'operator' && (
        <Ask
          trigger={
            <button type="button" className="btn small danger">
              {t('leaving.deleteLater')}
            </button>
          }
          question={t('leaving.deleteAsk', { name: channel.name })}
          why={t('leaving.deleteWhy')}
          act={t('leaving.deleteLater')}
          onAgree={() => forget.mutate()}
        />
      )}
      <LeftLines channel={channel} format={format} now={now} />
      {forget.error && (
        <p className="channel-details text-xs text-danger" role="alert">
          {problemText(t, forget.error)}
        </p>
      )}
    </li>
  )
}

export function LeftLines({ channel, format, now }: { channel: Left; format: Format; now: number }) {
  const t = useT()
  const { kind, disconnection } = channel
  const { provider, providerReason, nextTryAt, history, conversations, deleted } = disconnection
  const words = {
    channel: channelNames[kind],
    why: refusalText(t, providerReason, channelNames[kind]) ?? '',
    when: nextTryAt ? moment(t, format, nextTryAt, now) : '',
  }
  return (
    <div className="channel-details text-xs text-muted">
      {provider === 'waiting' && <div>{t(words.why ? 'leaving.waiting' : 'leaving.telling', words)}</div>}
      {(provider === 'unconfirmed' || provider === 'refused') && (
        <div className="text-attention">{t(`leaving.${provider}`, words)}</div>
      )}
      {history === 'kept' && <div>{t('leaving.kept')}</div>}
      {history === 'deleting' && (
        <div role="status">
          {t('leaving.deleting', { deleted, conversations })}
          <progress className="mt-1 max-w-80" value={partDeleted(disconnection)} />
        </div>
      )}
      {history === 'deleted' && <div>{t('leaving.deleted')}</div>}
    </div>
  )
}
