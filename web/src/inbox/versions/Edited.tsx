import { Popover } from '@base-ui/react/popover'
import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { listVersions } from '../../api/bubbles.ts'
import type { Message, MessageVersion } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useNow } from '../../app/useNow.ts'
import { Failure, SkeletonRows } from '../../design/States.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { Words } from '../strangers/Words.tsx'
import { moment } from '../words.ts'

/** That a message was edited, and what it said before. Of one that was taken back nothing is told. */
export function Edited({ message }: { message: Message }) {
  const t = useT()
  if (!message.editedAt || message.deletedAt) return null
  return (
    <Popover.Root>
      <Popover.Trigger className="meta-btn" title={t('bubbles.versionsShow')}>
        <History className="small" aria-hidden="true" />
        {t('content.edited')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={6} collisionPadding={16} className="pop-layer">
          <Popover.Popup className="pop versions">
            <Popover.Title className="pop-label">{t('bubbles.versions')}</Popover.Title>
            <Versions message={message} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Versions({ message }: { message: Message }) {
  const t = useT()
  const { store } = useHere()
  const query = useQuery({
    // With the time of the last edit, so that one more edit is asked about anew.
    queryKey: ['versions', store.id, message.id, message.editedAt],
    queryFn: () => listVersions(store.id, message),
  })
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <SkeletonRows rows={2} />
  if (query.data.items.length === 0)
    return <p className="px-3 pb-3 text-sm text-muted">{t('bubbles.noVersions')}</p>
  return (
    <ol className="px-3 pb-2">
      {query.data.items.map((version) => (
        <Version key={version.until} version={version} />
      ))}
    </ol>
  )
}

function Version({ version: { text, from, until } }: { version: MessageVersion }) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  return (
    <li className="py-2 border-t border-hair">
      <p className="text-xs text-faint mb-0.5">
        <time dateTime={from}>{moment(t, format, from, now)}</time>
        {' → '}
        <time dateTime={until}>{moment(t, format, until, now)}</time>
      </p>
      {text ? <Words text={text} /> : <p className="text-sm text-muted">{t('bubbles.noWords')}</p>}
    </li>
  )
}
