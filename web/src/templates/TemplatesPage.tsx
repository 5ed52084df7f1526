import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft, Plus, RotateCw } from 'lucide-react'
import { useEffect } from 'react'
import { listChannels } from '../api/channels.ts'
import { listTemplates, readTemplates } from '../api/templates.ts'
import type { Channel, MessageTemplate } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { metaWord } from '../channels/metaWord.ts'
import { Empty, Failure, SkeletonRows } from '../design/States.tsx'
import { useFormat, useT } from '../i18n/i18n.tsx'
import { moment } from '../inbox/words.ts'
import { stateText, stateTone } from './states.ts'
import { TemplateEditor } from './TemplateEditor.tsx'

/** The message templates of a WhatsApp number: what there is, how its review goes, and one of them to work on. */
export function TemplatesPage() {
  const t = useT()
  const { store } = useHere()
  const search: { channel?: string } = useSearch({ strict: false })
  const channels = useQuery({ queryKey: ['channels', store.id], queryFn: () => listChannels(store.id) })
  const numbers = (channels.data?.items ?? []).filter(
    ({ kind, state }) => kind === 'whatsapp' && state !== 'disconnected',
  )
  const channel = numbers.find(({ id }) => id === search.channel) ?? numbers[0]
  return (
    <main className="page">
      <div className="page-head">
        <h1 className="grow">{t('templates.title')}</h1>
      </div>
      <p className="text-muted max-w-[40rem] -mt-3 mb-5">{t('templates.lead')}</p>
      {channels.isError ? (
        <Failure error={channels.error} onRetry={() => void channels.refetch()} />
      ) : channels.isPending ? (
        <SkeletonRows rows={4} />
      ) : channel ? (
        <TemplatesOf key={channel.id} channel={channel} />
      ) : (
        <Empty title={t('templates.noChannel')} why={t('templates.noChannelWhy')} />
      )}
    </main>
  )
}

function TemplatesOf({ channel }: { channel: Channel }) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { open }: { open?: string } = useSearch({ strict: false })
  const key = ['templates', store.id, channel.id]
  const list = useQuery({ queryKey: key, queryFn: () => listTemplates(store.id, channel.id) })
  const reading = useMutation({
    mutationFn: () => readTemplates(store.id, channel.id),
    onSuccess: (read) => queries.setQueryData(key, read),
  })
  const show = (id?: string) =>
    navigate({
      to: '/s/$storeId/templates',
      params: { storeId: store.id },
      search: { channel: channel.id, ...(id && { open: id }) },
    })
  // A number that was just connected: nobody should have to know that a list must be read.
  const unread = list.data?.readAt === null && list.data.failedReason === null
  const { mutate: read } = reading
  useEffect(() => {
    if (unread) read()
  }, [unread, read])

  const items = list.data?.items ?? []
  const chosen = items.find(({ id }) => id === open) ?? null
  return (
    <div className="grid gap-8 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(16rem,24rem)_minmax(0,1fr)]">
      <section className={open ? 'max-lg:hidden' : ''} aria-label={t('templates.title')}>
        <div className="flex flex-wrap items-center gap-2 mb-3">
          <button type="button" className="btn filled small" onClick={() => void show('new')}>
            <Plus className="small" aria-hidden="true" />
            {t('templates.add')}
          </button>
          <button
            type="button"
            className="btn small"
            aria-busy={reading.isPending}
            onClick={() => reading.mutate()}
          >
            <RotateCw className="small" aria-hidden="true" />
            {t('templates.refresh')}
          </button>
        </div>
        <p className="text-xs text-muted mb-2" role="status">
          {list.data?.failedReason
            ? t('templates.failed', { why: list.data.failedReason.replaceAll('_', ' ') })
            : list.data?.readAt
              ? t('templates.readAt', { when: moment(t, format, list.data.readAt, now) })
              : t('templates.neverRead')}
        </p>
        {list.isError ? (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        ) : list.isPending || (unread && reading.isPending) ? (
          <SkeletonRows rows={4} />
        ) : items.length === 0 ? (
          <Empty title={t('templates.empty')} why={t('templates.emptyWhy')} />
        ) : (
          <ul className="border-t border-hair">
            {items.map((template) => (
              <TemplateRow
                key={template.id}
                template={template}
                open={template.id === open}
                onOpen={() => void show(template.id)}
              />
            ))}
          </ul>
        )}
      </section>
      {(open === 'new' || chosen) && (
        <div>
          {/* Beside the list on a desk; in a hand it takes the list's place. */}
          <button type="button" className="btn quiet small mb-3 -ml-2 lg:hidden" onClick={() => void show()}>
            <ChevronLeft className="small" aria-hidden="true" />
            {t('templates.all')}
          </button>
          {chosen && <h2 className="mb-3 break-all">{chosen.name}</h2>}
          <TemplateEditor
            key={open}
            channelId={channel.id}
            template={chosen}
            onDone={(id) => void show(id)}
          />
        </div>
      )}
    </div>
  )
}

interface RowProps {
  template: MessageTemplate
  open: boolean
  onOpen: () => void
}

function TemplateRow({ template, open, onOpen }: RowProps) {
  const t = useT()
  const { name, language, category, state, stateReason, stateAdvice, quality } = template
  return (
    <li className="border-b border-hair">
      <button
        type="button"
        className="w-full text-left py-3 px-2 rounded-md hover:bg-hover"
        aria-current={open}
        onClick={onOpen}
      >
        <span className="flex flex-wrap items-center gap-2">
          <span className="medium text-ink break-all">{name}</span>
          <span className={`badge ${stateTone(state)}`}>{stateText(t, state)}</span>
        </span>
        <span className="block text-xs text-muted">
          {language} · {t(`templates.${category}`)}
          {quality && quality !== 'unknown' && ` · ${t('templates.quality', { word: metaWord(t, quality) })}`}
        </span>
        {stateReason && <span className="block text-xs text-danger">{metaWord(t, stateReason)}</span>}
        {stateAdvice && <span className="block text-xs text-muted">{stateAdvice}</span>}
      </button>
    </li>
  )
}
