import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { changeConversations } from '../../api/organising.ts'
import { problemText } from '../../api/problemText.ts'
import type { ChangesAnswer, Conversation, ConversationChange } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { OrganiseMenu } from './laterOrganiseMenu.ts'
import { newsText } from './news.ts'
import { undoOf } from './undo.ts'
import { type MenuKind, type Organise, OrganiseContext } from './useOrganise.ts'

/** Holds the one menu, and what every change goes through. */
export function Organiser({ children }: { children: ReactNode }) {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const [menu, setMenu] = useState<{
    kind: MenuKind
    targets: readonly Conversation[]
    anchor: Element | null
  }>()

  const send = useCallback(
    async (changes: readonly ConversationChange[]): Promise<ChangesAnswer | null> => {
      try {
        const answer = await changeConversations(store.id, changes)
        const now = [...answer.changed, ...answer.refused].flatMap(({ conversation }) => conversation ?? [])
        for (const each of now) queries.setQueryData(['conversation', store.id, each.id], each)
        // An open menu goes on from what stands now.
        setMenu((open) => open && { ...open, targets: open.targets.map((each) => byId(now, each)) })
        for (const key of ['conversations', 'counts', 'messages', 'labels', 'stages'])
          void queries.invalidateQueries({ queryKey: [key, store.id] })
        for (const text of new Set(answer.refused.map((refusal) => newsText(t, refusal)))) toast(text)
        return answer
      } catch (error) {
        toast(problemText(t, error))
        return null
      }
    },
    [queries, store.id, t, toast],
  )

  const change = useCallback<Organise['change']>(
    async (targets, set, said) => {
      const answer = await send(targets.map(({ id, version }) => ({ conversationId: id, version, ...set })))
      if (!answer || answer.changed.length === 0) return
      toast(said, { label: t('common.undo'), act: () => void send(undoOf(answer, set)) })
    },
    [send, t, toast],
  )

  const offerBack = useCallback<Organise['offerBack']>(
    (said, changes, also) => {
      const back = () => {
        if (changes.length > 0) void send(changes)
        also()
      }
      toast(said, { label: t('common.undo'), act: back })
    },
    [send, t, toast],
  )

  const open = useCallback<Organise['open']>((kind, targets, anchor) => {
    if (targets.length > 0) setMenu({ kind, targets, anchor })
  }, [])
  const organise = useMemo(() => ({ change, offerBack, open }), [change, offerBack, open])

  return (
    <OrganiseContext.Provider value={organise}>
      {children}
      {menu && <OrganiseMenu {...menu} onClose={() => setMenu(undefined)} />}
    </OrganiseContext.Provider>
  )
}

const byId = (now: readonly Conversation[], each: Conversation) =>
  now.find((other) => other.id === each.id) ?? each
