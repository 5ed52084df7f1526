import { ExternalLink } from 'lucide-react'
import type { Channel } from '../../api/types.ts'
import { channelNames, Glyph } from '../../design/Glyph.tsx'
import { Empty } from '../../design/States.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { PhoneLink } from './PhoneLink.tsx'

interface Props {
  channels: readonly Channel[]
  simulatorUrl: string | null
}

/** A channel is there and nobody has written: how one sees for oneself that messages arrive. */
export function TryIt({ channels, simulatorUrl }: Props) {
  const t = useT()
  return (
    <Empty
      title={t('start.nobody')}
      why={t(simulatorUrl ? 'start.nobodyPhone' : 'start.nobodyWhy')}
      act={
        <div className="flex flex-col items-start gap-3">
          {simulatorUrl && <PhoneLink url={simulatorUrl} />}
          <ul className="flex flex-col gap-2">
            {channels.map((channel) => (
              <li key={channel.id} className="flex items-center gap-2 min-w-0">
                <Glyph kind={channel.kind} />
                <Address channel={channel} opens={simulatorUrl === null} />
              </li>
            ))}
          </ul>
        </div>
      }
    />
  )
}

/** Of a simulated account the real service knows nothing, so its address leads nowhere. */
function Address({ channel: { kind, name, reach }, opens }: { channel: Channel; opens: boolean }) {
  const t = useT()
  const handle = reach?.handle ?? name
  if (!opens || !reach) return <span className="num">{handle}</span>
  return (
    <a className="link inline-flex items-center gap-1" href={reach.url} target="_blank" rel="noreferrer">
      <span className="sr">{t('start.writeOn', { channel: channelNames[kind] })} </span>
      <span className="num">{handle}</span>
      <ExternalLink className="small" aria-hidden="true" />
    </a>
  )
}
