import { CircleAlert, CircleCheck } from 'lucide-react'
import type { Channel, ChannelHealth } from '../api/types.ts'
import { channelNames } from '../design/Glyph.tsx'
import type { Format } from '../i18n/format.ts'
import { useT } from '../i18n/i18n.tsx'
import type { Translate } from '../i18n/translate.ts'
import { moment } from '../inbox/words.ts'
import { type HealthLine, healthLines } from './health.ts'

interface Props {
  channel: Channel
  health: ChannelHealth
  format: Format
  now: number
}

/** What the last look at a channel found, each with what to do about it. */
export function ChannelHealthLines({ channel, health, format, now }: Props) {
  const t = useT()
  const lines = healthLines(health, now)
  if (lines.length === 0)
    return channel.state === 'connected' ? (
      <p className="flex items-center gap-1 text-xs text-muted">
        <CircleCheck className="small" aria-hidden="true" />
        {t('health.well', { when: moment(t, format, health.checkedAt, now) })}
      </p>
    ) : null
  return (
    <ul className="flex flex-col gap-1 mt-1">
      {lines.map((line) => (
        <li key={line.kind} className={`flex items-start gap-1 text-xs text-${line.tone}`}>
          <CircleAlert className="small mt-0.5 shrink-0" aria-hidden="true" />
          <span>{sentence(t, line, channelNames[channel.kind], (at) => moment(t, format, at, now))}</span>
        </li>
      ))}
    </ul>
  )
}

function sentence(t: Translate, line: HealthLine, channel: string, when: (at: string) => string): string {
  switch (line.kind) {
    case 'permissions':
      return t('health.permissions', { names: line.names })
    case 'webhookError':
      return t('health.webhookError', { channel, error: line.error })
    case 'tokenExpires':
      return t('health.tokenExpires', { count: line.days })
    case 'failures':
      return t('health.failures', { failures: line.failures, sends: line.sends })
    case 'silent':
      return t('health.silent', { when: when(line.since), count: line.expected })
    default:
      return t(`health.${line.kind}`, { channel })
  }
}
