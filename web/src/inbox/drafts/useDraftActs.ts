import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { approveDraft, dropDraft, readDraft, writeDraftAgain } from '../../api/drafts.ts'
import { problemText } from '../../api/problemText.ts'
import type { Conversation, Draft } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useMyIds } from '../../app/useMyIds.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useActions } from '../../keys/context.ts'
import { giveBack } from '../scheduling/takenBack.ts'
import { usePutMessage } from '../useInbox.ts'

/** What waits in a conversation for a person; null while nothing does. */
export function useOpenDraft({ id, draftId }: Conversation): Draft | null {
  const { store } = useHere()
  const { data } = useQuery({
    queryKey: ['draft', store.id, id, draftId],
    queryFn: () => readDraft(store.id, id),
    enabled: draftId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const draft = data?.draft ?? null
  return draft && draft.id === draftId ? draft : null
}

/** What a person does with a draft, one at a time; whoever comes second is told what became of it. */
export function useDraftActs(conversationId: string, draft: Draft, onWrite: () => void) {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const queries = useQueryClient()
  const myIds = useMyIds()
  const put = usePutMessage()
  const [busy, setBusy] = useState(false)

  const once = async (does: () => Promise<unknown>) => {
    if (busy) return
    setBusy(true)
    try {
      await does()
    } catch (error) {
      toast(problemText(t, error))
    }
    setBusy(false)
    for (const key of [
      ['conversation', store.id, conversationId],
      ['conversations', store.id],
    ])
      await queries.invalidateQueries({ queryKey: key })
  }
  const approve = () =>
    once(async () => {
      const message = await approveDraft(store.id, conversationId, draft.id)
      put(store.id, message)
      const { approvedBy } = message
      if (approvedBy && !myIds.has(approvedBy.id)) toast(t('drafts.leftBefore', { name: approvedBy.name }))
    })
  const edit = () =>
    once(async () => {
      // Taken away first: of two who would change it only one has it.
      await dropDraft(store.id, conversationId, draft.id)
      onWrite()
      giveBack({ conversationId, text: draft.text, files: [], content: {} })
    })
  const drop = () => once(() => dropDraft(store.id, conversationId, draft.id))
  const again = () => once(() => writeDraftAgain(store.id, conversationId, draft.id))
  useActions(() => ({
    approveDraft: () => void approve(),
    editDraft: () => void edit(),
    dropDraft: () => void drop(),
    draftAgain: () => void again(),
  }))
  return { busy, approve, edit, drop, again }
}
