import { getRouteApi, Link } from '@tanstack/react-router'
import { BookmarkPlus } from 'lucide-react'
import { Fragment, useEffect, useRef, useState } from 'react'
import type { SavedView, View } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { narrowingOf } from '../organising/views.ts'
import { NameDialog } from './laterNameDialog.ts'
import { SavedViewMenu } from './SavedViewMenu.tsx'
import { shownOf, worthSaving } from './same.ts'
import { useSavedViews } from './useSavedViews.ts'

const route = getRouteApi('/s/$storeId/inbox/$view')
/** As far as the server counts. */
const mostCounted = 1000

/** Views under names of their own, below the fixed ones; what is narrowed now can become one. */
export function SavedViews({ view }: { view: View }) {
  const t = useT()
  const narrowing = narrowingOf(route.useSearch())
  const viewing = useSavedViews()
  const [naming, setNaming] = useState(false)
  const shown = shownOf(viewing.saved, view, narrowing)
  const bar = useRef<HTMLElement>(null)
  const shownId = shown?.id
  useEffect(() => {
    if (shownId)
      bar.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [shownId])
  const offered = !shown && worthSaving(view, narrowing)
  if (viewing.saved.length === 0 && !offered) return null
  return (
    <nav
      ref={bar}
      aria-label={t('savedViews.title')}
      className="flex items-center gap-1.5 overflow-x-auto px-4 py-1 -my-1 [scroll-padding-inline:1rem] [scrollbar-width:none]"
    >
      {offered && (
        <button type="button" className="btn soft small flex-none" onClick={() => setNaming(true)}>
          <BookmarkPlus className="small" aria-hidden="true" />
          {t('savedViews.save')}
        </button>
      )}
      {viewing.saved.map((saved) => (
        <Fragment key={saved.id}>
          <Chip saved={saved} on={saved === shown} />
          {saved === shown && saved.manageable && <SavedViewMenu saved={saved} viewing={viewing} />}
        </Fragment>
      ))}
      {naming && (
        <NameDialog
          title={t('savedViews.save')}
          shareable
          onClose={() => setNaming(false)}
          onName={({ name, shared }) => viewing.add({ name, shared, view, narrowing })}
        />
      )}
    </nav>
  )
}

function Chip({ saved, on }: { saved: SavedView; on: boolean }) {
  const t = useT()
  const { store } = useHere()
  const { name, view, narrowing, count, shared } = saved
  return (
    <Link
      to="/s/$storeId/inbox/$view"
      params={{ storeId: store.id, view }}
      search={({ conv, msg }) => ({ ...narrowing, ...(conv && { conv }), ...(msg && { msg }) })}
      className={`chip max-w-[14rem] ${on ? 'on' : ''}`}
      // One with fewer filters is another view, not a part of this one.
      activeOptions={{ exact: true }}
      aria-current={on ? 'true' : undefined}
      title={shared ? t('savedViews.ofAll', { name }) : name}
    >
      <span className="cut">{name}</span>
      {count > 0 && <b className="num">{count < mostCounted ? count : `${mostCounted - 1}+`}</b>}
    </Link>
  )
}
