import { useQueryClient } from '@tanstack/react-query'
import { markUnread } from '../../api/inbox.ts'
import { problemText } from '../../api/problemText.ts'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useMembers } from '../../app/useMembers.ts'
import { useMyIds } from '../../app/useMyIds.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useActions } from '../../keys/context.ts'
import type { Acts } from '../../keys/registry.ts'
import { type MenuKind, useOrganise } from './useOrganise.ts'
import type { Selection } from './useSelection.ts'

interface Place {
  rows: readonly Conversation[]
  selection: Selection
  /** Where the keys point in the list. */
  cursor: string | null
  /** The open conversation. */
  opened: string | null
  /** To the one below in the list, or above where there is none below. */
  onward: () => void
  /** Away from what is open, if anything is. */
  leave: () => Promise<void>
}

/** What the keys do with conversations: with what is picked, else what is open, else the row that the keys point at. */
export function useOrganiseActs({ rows, selection, cursor, opened, onward, leave }: Place): () => Acts {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const organise = useOrganise()
  const myIds = useMyIds()
  const me = useMembers().data?.items.find(({ id }) => myIds.has(id))
  const pointed = opened ?? cursor
  const atHand = cursor ?? opened

  const targets = (): Conversation[] => {
    const picked = rows.filter(({ id }) => selection.ids.has(id))
    if (picked.length > 0) return picked
    const row = rows.find(({ id }) => id === pointed)
    const alone = pointed
      ? queries.getQueryData<Conversation>(['conversation', store.id, pointed])
      : undefined
    const newest = row && alone && alone.version > row.version ? alone : (row ?? alone)
    return newest ? [newest] : []
  }
  const menu = (kind: MenuKind) => () => organise.open(kind, targets(), anchorOf(kind, pointed === opened))
  const toMe = (id: string, name: string) => () =>
    void organise.change(targets(), { assigneeId: id }, t('organise.saidAssigned', { name }))
  const turnState = (goesOn: boolean) => () => {
    const all = targets()
    const state = all.every((each) => each.state === 'closed') ? 'open' : 'closed'
    // Of several the list is left as it is; who closes the row that they point at points at its neighbour.
    if (selection.on) selection.clear()
    else if (goesOn || (opened === null && state === 'closed')) onward()
    void organise.change(all, { state }, saidState(all.length, state))
  }
  const unread = async () => {
    const all = targets()
    selection.clear()
    // What is open is read at once.
    await leave()
    await Promise.all(all.map(({ id }) => markUnread(store.id, id))).catch((error) =>
      toast(problemText(t, error)),
    )
  }

  // Of several the key asks; of the open conversation it turns who answers.
  useActions(() => ({ speaker: menu('speaker') }), selection.on)

  return () => {
    const some = targets().length > 0
    const only = (act: () => void) => (some ? act : null)
    const unreadIds = rows.filter((row) => row.unread > 0).map(({ id }) => id)
    return {
      assign: only(menu('assign')),
      assignMe: me ? only(toMe(me.id, `${me.firstName} ${me.lastName}`.trim())) : null,
      labels: only(menu('labels')),
      stage: only(menu('stage')),
      snooze: only(menu('snooze')),
      macro: only(menu('macro')),
      close: only(turnState(false)),
      closeAndNext: selection.on ? null : only(turnState(true)),
      markUnread: only(() => void unread()),
      select: atHand ? () => selection.pick(atHand, false) : null,
      selectRange: atHand ? () => selection.pick(atHand, true) : null,
      selectAll: rows.length > 0 ? () => selection.take(rows.map(({ id }) => id)) : null,
      selectUnread: unreadIds.length > 0 ? () => selection.take(unreadIds) : null,
      selectNone: selection.on ? selection.clear : null,
    }
  }

  function anchorOf(kind: MenuKind, openedOne: boolean): Element | null {
    if (selection.on) return document.querySelector('[data-selection]')
    const chip = openedOne ? document.querySelector(`[data-organise="${kind}"]`) : null
    // On a narrow screen a chip may lie beside it; its menu would, too.
    chip?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    return chip ?? document.getElementById(`row-${pointed}`)
  }

  function saidState(count: number, state: 'open' | 'closed'): string {
    if (count > 1) return t(state === 'closed' ? 'organise.saidClosed' : 'organise.saidOpened', { count })
    return t(state === 'closed' ? 'inbox.chatClosed' : 'organise.opened')
  }
}
