import { CircleAlert, CircleCheck } from 'lucide-react'
import type { Channel, ChannelHealth } from '../api/types.ts'
import { channelNames } from '../design/Glyph.tsx'
import type { Format } from '../i18n/format.ts'
import { useT } from '../i18n/i18n.tsx'
import type { Translate } from '../i18n/translate.ts'
import { moment } from '../inbox/words.ts'
import { type HealthLine, healthLines } from './health.ts'
import { metaWord } from './metaWord.ts'

interface Props {
  channel: Channel
  /** Undefined before the first look. */
  health: ChannelHealth | undefined
  format: Format
  now: number
}

/** What the last look at a channel found, each with what to do about it. */
export function ChannelHealthLines({ channel, health, format, now }: Props) {
  const t = useT()
  const lines = healthLines(channel, health, now)
  const well = health && channel.state === 'connected' && lines.every(({ tone }) => tone === 'muted')
  return (
    <ul className="flex flex-col gap-1 empty:hidden">
      {well && (
        <li className="flex items-start gap-1 text-xs text-muted">
          <CircleCheck className="small mt-0.5 shrink-0" aria-hidden="true" />
          {t('health.well', { when: moment(t, format, health.checkedAt, now) })}
        </li>
      )}
      {health?.standing && (
        <li className="text-xs text-muted first-letter:uppercase">{standing(t, health.standing)}</li>
      )}
      {lines.map((line) => (
        <li key={line.kind} className={`flex items-start gap-1 text-xs text-${line.tone}`}>
          <CircleAlert className="small mt-0.5 shrink-0" aria-hidden="true" />
          <span>{sentence(t, line, { channel: channelNames[channel.kind], format, now })}</span>
        </li>
      ))}
    </ul>
  )
}

/** How Meta rates the number and what it lets it do: only what it has said. */
function standing(t: Translate, said: NonNullable<ChannelHealth['standing']>): string {
  const { quality, limit, throughput, nameStatus } = said
  const parts = [
    quality && t('templates.quality', { word: metaWord(t, quality) }),
    nameStatus && nameWord(t, nameStatus),
    limit && metaWord(t, limit),
    throughput && metaWord(t, throughput),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Meta says both of a number that has no name to show. */
const nameless: readonly string[] = ['none', 'non_exists']

const nameWord = (t: Translate, status: string): string =>
  nameless.includes(status.toLowerCase())
    ? t('health.nameNotSet')
    : t('health.nameIs', { word: metaWord(t, status) })

interface Scene {
  channel: string
  format: Format
  now: number
}

function sentence(t: Translate, line: HealthLine, { channel, format, now }: Scene): string {
  switch (line.kind) {
    case 'permissions':
      return t('health.permissions', { names: line.names })
    case 'webhookError':
      return t('health.webhookError', { channel, error: line.error })
    case 'tokenExpires':
      return t('health.tokenExpires', { count: line.days })
    case 'tokenDies':
      return t('health.tokenDies', { day: format.date(line.at) })
    case 'failures':
      return t('health.failures', { failures: line.failures, sends: line.sends })
    case 'silent':
      return t('health.silent', { when: moment(t, format, line.since, now), count: line.expected })
    default:
      return t(`health.${line.kind}`, { channel })
  }
}
