import { useQuery } from '@tanstack/react-query'
import { listChannels } from '../../../api/channels.ts'
import { putHours, removeHours } from '../../../api/hours.ts'
import { problemText } from '../../../api/problemText.ts'
import type { Channel, WorkingHours } from '../../../api/types.ts'
import { useHere } from '../../../app/store.tsx'
import { channelNames, Glyph } from '../../../design/Glyph.tsx'
import { useToast } from '../../../design/Toasts.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { HoursEditor } from './HoursEditor.tsx'

interface Props {
  all: WorkingHours
  onKept: (hours: WorkingHours) => void
}

/** Channels that work by hours of their own. */
export function ChannelHours({ all, onKept }: Props) {
  const t = useT()
  const { store } = useHere()
  const channels = useQuery({ queryKey: ['channels', store.id], queryFn: () => listChannels(store.id) })
  if (!channels.data?.items.length) return null
  return (
    <section aria-labelledby="channel-hours">
      <h2 id="channel-hours">{t('hours.channels')}</h2>
      <p className="text-muted mt-1 mb-3">{t('hours.channelsLead')}</p>
      <ul className="flex flex-col gap-3">
        {channels.data.items.map((channel) => (
          <OneChannel key={channel.id} channel={channel} all={all} onKept={onKept} />
        ))}
      </ul>
    </section>
  )
}

function OneChannel({ channel, all, onKept }: Props & { channel: Channel }) {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const own = all.channels.find(({ channelId }) => channelId === channel.id)
  const turn = async () => {
    try {
      const { week, exceptions } = all
      onKept(
        own
          ? await removeHours(store.id, channel.id)
          : await putHours(store.id, channel.id, { week, exceptions }),
      )
    } catch (error) {
      toast(problemText(t, error))
    }
  }
  return (
    <li className="card p-4">
      <div className="flex flex-wrap items-center gap-2">
        <Glyph kind={channel.kind} />
        <span className="grow basis-40 min-w-0 cut text-ink">
          {channelNames[channel.kind]} · {channel.name}
        </span>
        <label className={own ? 'chip on' : 'chip'}>
          <input
            type="checkbox"
            className="sr"
            aria-label={t('hours.ownOf', { name: channel.name })}
            checked={own !== undefined}
            onChange={() => void turn()}
          />
          {t(own ? 'hours.own' : 'hours.asStore')}
        </label>
      </div>
      {own && (
        <div className="mt-3">
          <HoursEditor
            hours={own}
            onSave={async (hours) => onKept(await putHours(store.id, channel.id, hours))}
          />
        </div>
      )}
    </li>
  )
}
