import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Channel } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Glyph } from '../design/Glyph.tsx'
import { useT } from '../i18n/i18n.tsx'

interface Props {
  channel: Channel | undefined
  title: string
  badge: { tone: string; text: string }
  /** What is known of it. */
  known: ReactNode
  /** What to do about it. */
  children: ReactNode
}

/** One place where something stopped. */
export function GapRow({ channel, title, badge, known, children }: Props) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3.5 border-b border-hair">
      {channel && <Glyph kind={channel.kind} />}
      <div className="grow basis-56 min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <span className="medium text-ink [overflow-wrap:anywhere]">{title}</span>
          <span className={`badge ${badge.tone}`}>{badge.text}</span>
        </div>
        <div className="text-xs text-muted mt-0.5">{known}</div>
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </li>
  )
}

/** `name` is whose conversation it is, for those who hear the page. */
export function OpenConversation({ id, name }: { id: string; name: string }) {
  const t = useT()
  const { store } = useHere()
  return (
    <Link
      to="/s/$storeId/inbox/$view"
      params={{ storeId: store.id, view: 'all' }}
      search={{ conv: id }}
      className="btn small"
      aria-label={t('ledger.openOf', { name })}
    >
      {t('ledger.open')}
    </Link>
  )
}
