import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useMembers } from '../../app/useMembers.ts'
import { useMyIds } from '../../app/useMyIds.ts'
import { useT } from '../../i18n/i18n.tsx'
import type { Keys } from '../keyboard.ts'
import { type MenuKind, useOrganise } from './useOrganise.ts'
import type { Selection } from './useSelection.ts'

interface Place {
  rows: readonly Conversation[]
  selection: Selection
  /** Where the keys point in the list. */
  cursor: string | null
  /** The open conversation. */
  opened: string | null
}

/** The keys that organise: what is picked, else what is open, else the row that the keys point at. */
export function useOrganiseKeys({ rows, selection, cursor, opened }: Place): Keys {
  const t = useT()
  const { store } = useHere()
  const queries = useQueryClient()
  const organise = useOrganise()
  const myIds = useMyIds()
  const me = useMembers().data?.items.find(({ id }) => myIds.has(id))
  const pointed = opened ?? cursor
  const atHand = cursor ?? opened
  useUndoKey(organise.undo)

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
  const open = (kind: MenuKind) => () => organise.open(kind, targets(), anchorOf(kind, pointed === opened))
  const toMe = () => {
    const name = me ? `${me.firstName} ${me.lastName}`.trim() : ''
    const all = targets()
    if (me && all.length > 0)
      void organise.change(all, { assigneeId: me.id }, t('organise.saidAssigned', { name }))
  }
  return [
    ['KeyA', open('assign')],
    ['KeyM', toMe],
    ['KeyL', open('labels')],
    ['KeyT', open('stage')],
    ['KeyZ', open('snooze')],
    ['KeyX', (event) => atHand && selection.pick(atHand, event.shiftKey)],
  ]

  function anchorOf(kind: MenuKind, openedOne: boolean): Element | null {
    if (selection.on) return document.querySelector('[data-selection]')
    const chip = openedOne ? document.querySelector(`[data-organise="${kind}"]`) : null
    return chip ?? document.getElementById(`row-${pointed}`)
  }
}

/** Ctrl or Cmd with Z, except where a field takes back its own typing. */
function useUndoKey(undo: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'KeyZ' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('input, textarea, [contenteditable="true"]')) return
      event.preventDefault()
      undo()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [undo])
}
