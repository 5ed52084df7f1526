import { Popover } from '@base-ui/react/popover'
import { Link } from '@tanstack/react-router'
import type { Mention, View } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useNow } from '../../app/useNow.ts'
import { backTo, closeUnlessAt } from '../../design/hanging.ts'
import type { Hung } from '../../design/MenuButton.tsx'
import { Failure, SkeletonRows } from '../../design/States.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { contactName, moment } from '../words.ts'
import { useMentions } from './useMentions.ts'

interface Props extends Hung {
  view: View
}

/** Which notes ask the reader to look, and the way to each of them. */
export function Mentions({ anchor, view, onClose }: Props) {
  const t = useT()
  return (
    <Popover.Root open onOpenChange={closeUnlessAt({ anchor, onClose })}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align="end" sideOffset={6} className="pop-layer">
          <Popover.Popup className="pop mentions" finalFocus={backTo(anchor)}>
            <Popover.Title className="pop-label">{t('notes.mentions')}</Popover.Title>
            <MentionList view={view} onClose={onClose} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function MentionList({ view, onClose }: { view: View; onClose: () => void }) {
  const t = useT()
  const query = useMentions()
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <SkeletonRows rows={2} />
  if (query.mentions.length === 0)
    return <p className="px-3 pb-3 text-sm text-muted">{t('notes.nobodyAsked')}</p>
  return (
    <>
      <ul>
        {query.mentions.map((mention) => (
          <li key={mention.messageId}>
            <MentionLink mention={mention} view={view} onClose={onClose} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <button
          type="button"
          className="btn quiet small"
          aria-busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('common.showMore')}
        </button>
      )}
    </>
  )
}

function MentionLink({ mention, view, onClose }: { mention: Mention; view: View; onClose: () => void }) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const { conversationId, messageId, contact, authorName, text, at, seenAt } = mention
  return (
    <Link
      to="/s/$storeId/inbox/$view"
      params={{ storeId: store.id, view }}
      search={(before) => ({ ...before, conv: conversationId, msg: messageId })}
      className="pop-item mention-link"
      onClick={onClose}
    >
      <span className="flex items-center gap-2 w-full">
        <span className="medium cut grow">{contactName(t, contact)}</span>
        {seenAt === null && <span className="badge attention">{t('notes.fresh')}</span>}
      </span>
      <span className="text-sm line-clamp-2 [overflow-wrap:anywhere]">{text}</span>
      <span className="text-xs text-faint">
        {authorName} · {moment(t, format, at, now)}
      </span>
    </Link>
  )
}
