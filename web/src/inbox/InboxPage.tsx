import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { useHere } from '../app/store.tsx'
import { useFetchedInQuiet } from '../app/useFetchedInQuiet.ts'
import { useWide } from '../app/useWide.ts'
import { useActions } from '../keys/context.ts'
import { ConversationList } from './ConversationList.tsx'
import { Thread } from './laterThread.tsx'
import { NothingPicked } from './NothingPicked.tsx'
import { OrganiseMenu } from './organising/laterOrganiseMenu.ts'
import { Organiser } from './organising/Organiser.tsx'
import { useOrganiseActs } from './organising/useOrganiseActs.ts'
import { useSelection } from './organising/useSelection.ts'
import { isNarrowed, narrowingOf, views } from './organising/views.ts'
import { type ResultsHandle, SearchResults } from './searching/SearchResults.tsx'
import { useConversations } from './useInbox.ts'

const route = getRouteApi('/s/$storeId/inbox/$view')

/** What a row or a key opens at once. */
const nextParts = [Thread, OrganiseMenu]

/** The counter: who waits, what was said, and the answer. On a phone one of the panes at a time. */
export const InboxPage = () => (
  <Organiser>
    <Panes />
  </Organiser>
)

function Panes() {
  const { store } = useHere()
  const { view } = route.useParams()
  const where = route.useSearch()
  const { q = '', conv, msg } = where
  const narrowing = narrowingOf(where)
  const go = route.useNavigate()
  const twoPanes = useWide('48rem')
  const list = useConversations(store.id, view, narrowing)
  useFetchedInQuiet(!list.isPending, nextParts)
  const [cursor, setCursor] = useState<string | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const shown = useRef<readonly string[]>([])
  const results = useRef<ResultsHandle>(null)
  const selection = useSelection(shown, JSON.stringify([view, narrowing]))

  const open = useCallback(
    async (id: string | null, message: string | null = null) => {
      if (id) setCursor(id)
      await go({
        search: ({ conv: _, msg: __, ...before }) => ({
          ...before,
          ...(id && { conv: id }),
          ...(message && { msg: message }),
        }),
      })
    },
    [go],
  )
  /** Within the open thread; null is its end. The way back leads to what was before the thread, not through each hit. */
  const goTo = useCallback(
    (message: string | null) =>
      void go({
        search: ({ msg: _, ...before }) => ({ ...before, ...(message && { msg: message }) }),
        replace: true,
      }),
    [go],
  )
  const close = useCallback(() => void open(null), [open])
  const step = (by: number) => {
    if (q) return results.current?.step(by < 0 ? -1 : 1)
    const ids = shown.current
    const at = ids.indexOf(cursor ?? conv ?? '')
    setCursor(ids[Math.min(ids.length - 1, Math.max(0, at + by))] ?? null)
  }
  const onward = () => {
    const ids = shown.current
    const at = ids.indexOf(conv ?? cursor ?? '')
    const neighbour = ids[at + 1] ?? ids[at - 1] ?? null
    if (conv) open(neighbour)
    else setCursor(neighbour)
  }
  const leave = conv ? () => open(null) : null

  const openPointed = () => {
    if (q) results.current?.open()
    else if (cursor) open(cursor)
  }
  const stepView = (by: 1 | -1) => {
    const next = views[(views.indexOf(view) + by + views.length) % views.length] ?? view
    void go({ params: (before) => ({ ...before, view: next }), search: (before) => before })
  }
  const organiseActs = useOrganiseActs({
    rows: list.rows,
    selection,
    cursor,
    opened: conv ?? null,
    onward,
    leave: async () => leave?.(),
  })
  useActions(() => ({
    ...organiseActs(),
    next: () => step(1),
    previous: () => step(-1),
    open: q || cursor ? openPointed : null,
    list: leave,
    back: selection.on ? selection.clear : leave,
    previousView: () => stepView(-1),
    nextView: () => stepView(1),
    search: search.current ? () => search.current?.focus() : null,
  }))

  const showList = twoPanes || !conv
  // Beside a thread the list is an aside; alone it is the page.
  const Pane = conv || twoPanes ? 'div' : 'main'
  return (
    <div className="flex grow min-h-0">
      {showList && (
        <Pane className="contents">
          <ConversationList
            list={list}
            view={view}
            narrowed={isNarrowed(narrowing)}
            q={q}
            opened={conv ?? null}
            cursor={cursor}
            shown={shown}
            searchRef={search}
            onOpen={open}
            onStep={step}
            onPoint={setCursor}
            onEnter={openPointed}
            results={
              q ? (
                <SearchResults
                  ref={results}
                  q={q}
                  opened={msg ?? conv ?? null}
                  searchRef={search}
                  onOpen={open}
                />
              ) : null
            }
            selection={selection}
            onSearch={(next) =>
              void go({
                search: ({ q: _, ...before }) => ({ ...before, ...(next && { q: next }) }),
                replace: true,
              })
            }
          />
        </Pane>
      )}
      {conv ? (
        <Thread key={conv} conversationId={conv} at={msg ?? null} onGo={goTo} onLeave={close} />
      ) : (
        twoPanes && <NothingPicked />
      )}
    </div>
  )
}
